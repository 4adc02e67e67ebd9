"""Addresses of the reading queue."""

urlpatterns: list = []
