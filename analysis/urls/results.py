"""Addresses of the desk that are about releasing results."""

from django.urls import path

from analysis.views import results

urlpatterns = [
    path("campaigns/<str:key>/results/", results.results, name="results"),
    path("campaigns/<str:key>/results/release/", results.release, name="results_release"),
    path("campaigns/<str:key>/results/publish/", results.publish, name="results_publish"),
    path("campaigns/<str:key>/results/results.csv", results.download, name="results_download"),
    path("campaigns/<str:key>/results/results.xlsx", results.workbook, name="results_workbook"),
]
