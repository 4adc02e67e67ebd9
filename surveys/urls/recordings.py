"""Addresses of recordings. They name no survey."""

from django.urls import path

from surveys.views import recordings

urlpatterns = [path("<slug:key>/", recordings.recording, name="recording")]
