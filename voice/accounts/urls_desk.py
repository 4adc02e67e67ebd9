"""Addresses of the desk that are about people."""

from django.urls import path

from voice.accounts import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/invite/", views.invitation_new, name="invitation_new"),
    path(
        "people/invitations/<str:key>/withdraw/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("organisations/<str:key>/", views.organisation_edit, name="organisation_edit"),
    path("people/<str:key>/end/", views.membership_end, name="membership_end"),
]
