"""Addresses of the desk that are about languages and reading layers."""

from django.urls import path

from surveys.views.desk import translating

urlpatterns = [
    path("surveys/<str:key>/languages/", translating.survey_languages, name="survey_languages"),
    path(
        "surveys/<str:key>/words/<str:language>/<str:layer>/",
        translating.survey_words,
        name="survey_words",
    ),
    path(
        "surveys/<str:key>/words/<str:language>/<str:layer>/<str:target>/",
        translating.words_media,
        name="words_media",
    ),
]
