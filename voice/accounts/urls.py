"""Addresses of coming in by invitation."""

from django.urls import path

from voice.accounts import views

urlpatterns = [
    path("invitation/<str:token>/", views.invitation_accept, name="invitation_accept"),
]
