"""Addresses of the desk that are about campaigns."""

from django.urls import path

from voice.programme import views
from voice.programme import views_complaints as complaints
from voice.programme import views_contact as contact
from voice.programme import views_duty as duty

urlpatterns = [
    path("", views.desk, name="desk"),
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/new/", views.campaign_new, name="campaign_new"),
    path("campaigns/<str:key>/", views.campaign, name="campaign"),
    path("campaigns/<str:key>/edit/", views.campaign_edit, name="campaign_edit"),
    path("campaigns/<str:key>/duty/", duty.campaign_duty, name="campaign_duty"),
    path("reading/away/", duty.reading_away, name="reading_away"),
    path("reading/back/", duty.reading_back, name="reading_back"),
    path("contact/", contact.contacts, name="contacts"),
    path("contact/<str:key>/", contact.contact_desk, name="contact_desk"),
    path("contact/<str:key>/take/", contact.contact_take, name="contact_take"),
    path("contact/<str:key>/about/", contact.contact_about, name="contact_about"),
    path("contact/<str:key>/reply/", contact.contact_reply, name="contact_reply"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<str:key>/", complaints.complaint_desk, name="complaint_desk"),
    path(
        "complaints/<str:key>/acknowledge/",
        complaints.complaint_acknowledge,
        name="complaint_acknowledge",
    ),
    path("complaints/<str:key>/close/", complaints.complaint_close, name="complaint_close"),
]
