"""Addresses of working it out together that are for everybody."""

from django.urls import path

from analysis.views import together

urlpatterns = [
    path("", together.enter, name="together"),
    path("<str:key>/", together.join, name="together_join"),
    path("<str:key>/cards/", together.sort, name="together_sort"),
    path("<str:key>/names/<int:pile>/", together.name, name="together_name"),
]
