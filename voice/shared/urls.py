"""Addresses that belong to no app: health and the gallery."""

from django.urls import path

from voice.shared import health, views

urlpatterns = [
    path("live/", health.live, name="live"),
    path("ready/", health.ready, name="ready"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:look>/", views.gallery, name="gallery_look"),
]
