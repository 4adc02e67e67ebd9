"""Addresses of the people and invitations."""

urlpatterns: list = []
