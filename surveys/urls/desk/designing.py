"""Addresses of the desk that are about making surveys."""

urlpatterns: list = []
