"""Addresses of the desk that are about campaigns."""

from django.urls import path

from voice.programme import views
from voice.programme import views_complaints as complaints

urlpatterns = [
    path("", views.desk, name="desk"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/new/", views.campaign_new, name="campaign_new"),
    path("campaigns/<str:key>/", views.campaign, name="campaign"),
    path("campaigns/<str:key>/edit/", views.campaign_edit, name="campaign_edit"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<str:key>/", complaints.complaint_desk, name="complaint_desk"),
    path(
        "complaints/<str:key>/acknowledge/",
        complaints.complaint_acknowledge,
        name="complaint_acknowledge",
    ),
    path("complaints/<str:key>/close/", complaints.complaint_close, name="complaint_close"),
]
