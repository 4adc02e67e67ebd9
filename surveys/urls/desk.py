"""Addresses of the desk that are about surveys."""

urlpatterns: list = []
