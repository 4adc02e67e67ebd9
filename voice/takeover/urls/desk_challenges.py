"""The desk's addresses of Takeovers before they run."""

from django.urls import path

from voice.takeover.views import desk_challenges as views
from voice.takeover.views import desk_help

urlpatterns = [
    path("takeovers/", views.challenges, name="challenges"),
    path("takeovers/new/", views.challenge_new, name="challenge_new"),
    path("takeovers/<str:key>/", views.challenge, name="challenge"),
    path("takeovers/<str:key>/edit/", views.challenge_edit, name="challenge_edit"),
    path("takeovers/<str:key>/open/", views.challenge_open, name="challenge_open"),
    path("takeovers/<str:key>/close/", views.challenge_close, name="challenge_close"),
    path("takeovers/<str:key>/host/", views.host_new, name="host_new"),
    path("takeovers/<str:key>/applications/", views.applications, name="applications"),
    path("takeover-hosts/<str:key>/", views.host, name="host"),
    path("takeover-applications/<str:key>/remind/", views.parent_remind, name="parent_remind"),
    path("takeover-help/<str:key>/", desk_help.help_asked, name="help_asked"),
    path("opportunities/<str:key>/", views.opportunity, name="opportunity"),
    path("opportunities/<str:key>/approve/", views.opportunity_approve, name="opportunity_approve"),
    path("opportunities/<str:key>/return/", views.opportunity_return, name="opportunity_return"),
    path("opportunities/<str:key>/edit/", views.opportunity_edit, name="opportunity_edit"),
    path(
        "opportunities/<str:key>/withdraw/",
        views.opportunity_withdraw,
        name="opportunity_withdraw",
    ),
]
