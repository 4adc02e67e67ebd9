from voice.takeover.models.after import (
    Certificate,
    ImpactReport,
    Recommendation,
    ReportCheck,
    WorkshopNote,
)
from voice.takeover.models.applications import (
    Application,
    ApplicationChoice,
    Consent,
    Contact,
    Travel,
)
from voice.takeover.models.challenge import CHALLENGE_BANDS, LINKS_LAST, Challenge
from voice.takeover.models.during import DiaryEntry, HelpRequest, Measure
from voice.takeover.models.hosts import ACCESS, Host, Opportunity
from voice.takeover.models.placing import Match, Pair, Pin, Placement
from voice.takeover.models.preparing import Booking, ChecklistItem, Workshop

__all__ = [
    "ACCESS",
    "CHALLENGE_BANDS",
    "LINKS_LAST",
    "Application",
    "ApplicationChoice",
    "Booking",
    "Certificate",
    "Challenge",
    "ChecklistItem",
    "Consent",
    "Contact",
    "DiaryEntry",
    "HelpRequest",
    "Host",
    "ImpactReport",
    "Match",
    "Measure",
    "Opportunity",
    "Pair",
    "Pin",
    "Placement",
    "Recommendation",
    "ReportCheck",
    "Travel",
    "Workshop",
    "WorkshopNote",
]
