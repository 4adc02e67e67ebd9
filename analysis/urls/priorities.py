"""Addresses of the desk that are about plans, priorities and commitments."""

from django.urls import path

from analysis.views import priorities

urlpatterns = [
    path("plan/", priorities.plans, name="plans"),
    path("priorities/<str:key>/", priorities.priority, name="priority"),
    path("priorities/<str:key>/answer/", priorities.commitment_new, name="commitment_new"),
    path("commitments/<str:key>/", priorities.commitment, name="commitment"),
    path(
        "commitments/<str:key>/publish/", priorities.commitment_publish, name="commitment_publish"
    ),
]
