"""Addresses of the young person's pages."""

urlpatterns: list = []
