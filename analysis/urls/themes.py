"""Addresses of the desk that are about themes."""

urlpatterns: list = []
