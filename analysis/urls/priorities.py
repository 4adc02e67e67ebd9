"""Addresses of the desk that are about priorities and commitments."""

urlpatterns: list = []
