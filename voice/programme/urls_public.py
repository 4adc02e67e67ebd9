"""Addresses for anybody that are about the programme itself."""

from django.urls import path

from voice.programme import views_complaints as views

urlpatterns = [
    path("complaint/", views.complaint, name="complaint"),
    path("complaint/sent/<str:key>/", views.complaint_sent, name="complaint_sent"),
]
