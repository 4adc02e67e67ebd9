from cms.models.base import BasePage, PageForm
from cms.models.campaign import CampaignIndexPage, CampaignPage
from cms.models.home import ContentPage, HomePage
from cms.models.plan import PlanPage, PriorityPage
from cms.models.takeover import TakeoverPage

__all__ = [
    "BasePage",
    "CampaignIndexPage",
    "CampaignPage",
    "ContentPage",
    "HomePage",
    "PageForm",
    "PlanPage",
    "PriorityPage",
    "TakeoverPage",
]
