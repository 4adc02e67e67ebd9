"""Addresses of the desk that are about campaigns."""

from django.urls import path

from voice.programme import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/new/", views.campaign_new, name="campaign_new"),
    path("campaigns/<str:key>/", views.campaign, name="campaign"),
    path("campaigns/<str:key>/edit/", views.campaign_edit, name="campaign_edit"),
]
