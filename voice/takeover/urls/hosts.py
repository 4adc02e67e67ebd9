"""Addresses for hosts, each behind a link that is only theirs."""

from django.urls import path

from voice.takeover.views import hosts, measures

urlpatterns = [
    path("<str:token>/", hosts.home, name="takeover_host"),
    path("<str:token>/offer/", hosts.offer, name="takeover_host_offer"),
    path("<str:token>/call/", hosts.call, name="takeover_host_call"),
    path("<str:token>/items/<str:moment>/", measures.host_items, name="takeover_host_items"),
    path(
        "<str:token>/items/<str:moment>/<str:code>/",
        measures.host_items,
        name="takeover_host_item",
    ),
    path("<str:token>/<str:key>/", hosts.change, name="takeover_host_change"),
    path("<str:token>/<str:key>/later/", hosts.later, name="takeover_host_later"),
    path("<str:token>/<str:key>/call-off/", hosts.call_off, name="takeover_host_call_off"),
    path(
        "<str:token>/<str:key>/<str:placement>/confirm/",
        hosts.confirm,
        name="takeover_host_confirm",
    ),
]
