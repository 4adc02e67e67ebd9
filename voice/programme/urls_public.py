"""Addresses for anybody that are about the programme itself."""

from django.urls import path

from voice.programme import views_complaints as views
from voice.programme import views_contact as contact

urlpatterns = [
    path("contact/", contact.contact, name="contact"),
    path("contact/<str:key>/", contact.contact_sent, name="contact_sent"),
    path("complaint/", views.complaint, name="complaint"),
    path("complaint/sent/<str:key>/", views.complaint_sent, name="complaint_sent"),
]
