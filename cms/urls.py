"""Addresses of the images and documents."""

urlpatterns: list = []
