"""Addresses that belong to no app: health and the gallery."""

urlpatterns: list = []
