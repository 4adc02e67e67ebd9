"""Addresses of the desk that are about releasing results."""

urlpatterns: list = []
