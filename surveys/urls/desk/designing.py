"""Addresses of the desk that are about making surveys."""

from django.urls import path

from surveys.views.desk import designing, publishing, questions

urlpatterns = [
    path("campaigns/<str:key>/surveys/new/", designing.survey_new, name="survey_new"),
    path("surveys/<str:key>/", designing.survey, name="survey"),
    path("surveys/<str:key>/edit/", designing.survey_edit, name="survey_edit"),
    path("surveys/<str:key>/preview/", publishing.survey_preview, name="survey_preview"),
    path("surveys/<str:key>/open/", publishing.survey_open, name="survey_open"),
    path("surveys/<str:key>/changes/", publishing.survey_changes, name="survey_changes"),
    path("surveys/<str:key>/close/", publishing.survey_close, name="survey_close"),
    path("surveys/<str:key>/reopen/", publishing.survey_reopen, name="survey_reopen"),
    path("surveys/<str:key>/poster/", publishing.survey_poster, name="survey_poster"),
    path("surveys/<str:key>/qr.svg", publishing.survey_qr, name="survey_qr"),
    path("surveys/<str:key>/sections/new/", designing.section_new, name="section_new"),
    path("surveys/<str:key>/sections/<slug:code>/", designing.section_edit, name="section_edit"),
    path(
        "surveys/<str:key>/sections/<slug:code>/shown/",
        designing.section_branch,
        name="section_branch",
    ),
    path(
        "surveys/<str:key>/sections/<slug:code>/move/", designing.section_move, name="section_move"
    ),
    path(
        "surveys/<str:key>/sections/<slug:code>/delete/",
        designing.section_delete,
        name="section_delete",
    ),
    path(
        "surveys/<str:key>/sections/<slug:code>/questions/new/",
        questions.question_new,
        name="question_new",
    ),
    path("questions/<str:key>/edit/", questions.question_edit, name="question_edit"),
    path("questions/<str:key>/pictures/", questions.question_pictures, name="question_pictures"),
    path("questions/<str:key>/move/", questions.question_move, name="question_move"),
    path("questions/<str:key>/remove/", questions.question_remove, name="question_remove"),
    path("questions/<str:key>/back/", questions.question_restore, name="question_restore"),
]
