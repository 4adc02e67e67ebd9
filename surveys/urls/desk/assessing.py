"""Addresses of the desk that are about impact assessments."""

from django.urls import path

from surveys.views.desk import assessing

urlpatterns = [
    path("campaigns/<str:key>/impact/", assessing.assessment, name="assessment"),
    path("campaigns/<str:key>/impact/sign/", assessing.assessment_sign, name="assessment_sign"),
]
