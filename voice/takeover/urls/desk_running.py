"""Addresses of the desk for a Takeover once applications are in."""

from django.urls import path

from voice.takeover.views import running_matching as matching
from voice.takeover.views import running_placements as placements
from voice.takeover.views import running_report as report
from voice.takeover.views import running_workshops as workshops

urlpatterns = [
    path("takeover/<str:key>/matching/", matching.matching, name="takeover_matching"),
    path("takeover/<str:key>/pins/new/", matching.pin, name="takeover_pin"),
    path(
        "takeover/<str:key>/pins/<int:pk>/remove/", matching.pin_remove, name="takeover_pin_remove"
    ),
    path("takeover/<str:key>/pairs/new/", matching.pair, name="takeover_pair"),
    path(
        "takeover/<str:key>/pairs/<int:pk>/remove/",
        matching.pair_remove,
        name="takeover_pair_remove",
    ),
    path("takeover/matches/<str:key>/", matching.match, name="takeover_match"),
    path("takeover/matches/<str:key>/takes/", matching.takes, name="takeover_takes"),
    path("takeover/matches/<str:key>/stop/", matching.match_stop, name="takeover_match_stop"),
    path(
        "takeover/matches/<str:key>/publish/", matching.match_publish, name="takeover_match_publish"
    ),
    path("takeover/<str:key>/placements/", placements.placements, name="takeover_placements"),
    path("takeover/placements/<str:key>/", placements.placement, name="takeover_placement"),
    path(
        "takeover/placements/<str:key>/check/",
        placements.placement_check,
        name="takeover_placement_check",
    ),
    path(
        "takeover/placements/<str:key>/mark/",
        placements.placement_mark,
        name="takeover_placement_mark",
    ),
    path(
        "takeover/placements/<str:key>/end/",
        placements.placement_end,
        name="takeover_placement_end",
    ),
    path("takeover/opportunities/<str:key>/give/", placements.place_give, name="takeover_give"),
    path("takeover/<str:key>/certificates/", placements.certificates, name="takeover_certificates"),
    path("takeover/<str:key>/workshops/", workshops.workshops, name="takeover_workshops"),
    path("takeover/<str:key>/workshops/new/", workshops.workshop_new, name="takeover_workshop_new"),
    path("takeover/workshops/<str:key>/", workshops.workshop, name="takeover_workshop"),
    path(
        "takeover/workshops/<str:key>/edit/", workshops.workshop_edit, name="takeover_workshop_edit"
    ),
    path(
        "takeover/workshops/<str:key>/book/", workshops.workshop_book, name="takeover_workshop_book"
    ),
    path(
        "takeover/workshops/<str:key>/bookings/<int:pk>/cancel/",
        workshops.booking_cancel,
        name="takeover_booking_cancel",
    ),
    path(
        "takeover/workshops/<str:key>/mark/", workshops.workshop_mark, name="takeover_workshop_mark"
    ),
    path(
        "takeover/workshops/<str:key>/notes/",
        workshops.workshop_notes,
        name="takeover_workshop_notes",
    ),
    path("takeover/<str:key>/report/", report.report, name="takeover_report"),
    path("takeover/<str:key>/report/word/", report.report_word, name="takeover_report_word"),
    path("takeover/<str:key>/report/words/", report.report_words, name="takeover_report_words"),
    path("takeover/<str:key>/report/show/", report.report_show, name="takeover_report_show"),
    path(
        "takeover/<str:key>/report/present/", report.report_present, name="takeover_report_present"
    ),
    path(
        "takeover/<str:key>/report/publish/", report.report_publish, name="takeover_report_publish"
    ),
    path(
        "takeover/<str:key>/recommendations/new/",
        report.recommendation_new,
        name="takeover_recommendation_new",
    ),
    path(
        "takeover/recommendations/<str:key>/",
        report.recommendation,
        name="takeover_recommendation",
    ),
    path(
        "takeover/recommendations/<str:key>/answer/",
        report.recommendation_answer,
        name="takeover_recommendation_answer",
    ),
]
