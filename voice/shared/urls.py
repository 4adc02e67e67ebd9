"""Addresses that belong to no app: health and the gallery."""

from django.urls import path

from voice.shared import views

urlpatterns = [
    path("health/", views.health, name="health"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:look>/", views.gallery, name="gallery_look"),
]
