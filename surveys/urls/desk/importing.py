"""Addresses of the desk that are about answers from elsewhere."""

urlpatterns: list = []
