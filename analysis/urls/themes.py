"""Addresses of the desk that are about themes."""

from django.urls import path

from analysis.views import answers, changing, checking, curating, runs, sessions, splitting, themes

urlpatterns = [
    path("questions/<str:key>/themes/", themes.themes, name="themes"),
    path("questions/<str:key>/themes/new/", curating.theme_new, name="theme_new"),
    path("questions/<str:key>/themes/find/", runs.run_start, name="run_start"),
    path("questions/<str:key>/themes/history/", themes.themes_history, name="themes_history"),
    path(
        "questions/<str:key>/themes/history/<int:revision>/undo/",
        changing.edit_undo,
        name="edit_undo",
    ),
    path(
        "questions/<str:key>/themes/none/",
        themes.answers_without_theme,
        name="answers_without_theme",
    ),
    path("questions/<str:key>/themes/checks/", checking.checks, name="theme_checks"),
    path("questions/<str:key>/themes/sample/", checking.sample_draw, name="sample_draw"),
    path("samples/<str:key>/", checking.sample_read, name="sample_read"),
    path("questions/<str:key>/together/", sessions.sessions, name="sessions"),
    path("questions/<str:key>/together/new/", sessions.session_new, name="session_new"),
    path("together/<str:key>/", sessions.session, name="session"),
    path("together/<str:key>/screen/", sessions.session_screen, name="session_screen"),
    path("together/<str:key>/close/", sessions.session_close, name="session_close"),
    path("together/<str:key>/take/", sessions.session_take_over, name="session_take_over"),
    path("together/<str:key>/delete/", sessions.session_let_go, name="session_let_go"),
    path(
        "together/<str:key>/names/<int:idea>/remove/",
        sessions.session_idea_remove,
        name="session_idea_remove",
    ),
    path(
        "together/<str:key>/themes/<int:pile>/remove/",
        sessions.session_pile_remove,
        name="session_pile_remove",
    ),
    path("questions/<str:key>/quotes/", answers.quotes, name="quotes"),
    path("runs/<str:key>/", runs.run, name="run"),
    path("runs/<str:key>/stop/", runs.run_stop, name="run_stop"),
    path("runs/<str:key>/adopt/", runs.run_adopt, name="run_adopt"),
    path("runs/<str:key>/place/", runs.run_place, name="run_place"),
    path("runs/<str:key>/none/", runs.run_without, name="run_without"),
    path("runs/<str:key>/<int:number>/", runs.suggestion, name="suggestion"),
    path("themes/<str:key>/", themes.theme, name="theme"),
    path("themes/<str:key>/edit/", curating.theme_edit, name="theme_edit"),
    path("themes/<str:key>/merge/", curating.theme_merge, name="theme_merge"),
    path("themes/<str:key>/split/", splitting.theme_split, name="theme_split"),
    path("themes/<str:key>/split/propose/", splitting.split_propose, name="split_propose"),
    path("themes/<str:key>/under/", changing.theme_nest, name="theme_nest"),
    path("themes/<str:key>/drop/", curating.theme_drop, name="theme_drop"),
    path("themes/<str:key>/restore/", curating.theme_restore, name="theme_restore"),
    path("themes/<str:key>/tie/", curating.theme_tie, name="theme_tie"),
    path("themes/<str:key>/tie/<str:priority>/", curating.theme_untie, name="theme_untie"),
    path("themes/<str:key>/quotes/<uuid:answer_id>/", answers.quote_choose, name="quote_choose"),
    path("answers/<uuid:answer_id>/themes/", answers.answer_themes, name="answer_themes"),
    path(
        "answers/<uuid:answer_id>/themes/<str:key>/remove/",
        answers.answer_remove,
        name="answer_remove",
    ),
    path("quotes/<str:key>/check/", answers.quote_check, name="quote_check"),
    path("quotes/<str:key>/withdraw/", answers.quote_withdraw, name="quote_withdraw"),
]
