"""Addresses of pictures that stand on choices. They never change, so browsers may keep them."""

from django.urls import path

from surveys.views import pictures

urlpatterns = [
    path("<slug:key>.webp", pictures.picture_of_choice, name="picture_of_choice"),
]
