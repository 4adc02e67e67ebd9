"""Addresses of the desk that are about what people ask of their own answers."""

from django.urls import path

from analysis.views import requests

urlpatterns = [
    path("requests/", requests.requests, name="requests"),
    path("requests/delete/", requests.delete, name="request_delete"),
    path("requests/copy/", requests.copy, name="request_copy"),
]
