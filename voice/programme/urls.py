"""Addresses of the desk that are about campaigns and plans."""

urlpatterns: list = []
