"""Addresses of published results for anybody: files and the read-only API."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from analysis.api import api
from analysis.views.published import api_described, published_results

addresses, *of_the_api = api.urls
for address in addresses:
    login_not_required(address.callback)

urlpatterns = [
    re_path(
        r"^results/(?P<key>[\w-]+)\.(?P<form>csv|xlsx)$",
        published_results,
        name="results_published",
    ),
    path("api/1/docs/", api_described, name="api_described"),
    path("api/1/", (addresses, *of_the_api)),
]
