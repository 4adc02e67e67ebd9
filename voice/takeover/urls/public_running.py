"""Addresses for young people and hosts once applications are in.

They stand before the others, whose addresses would otherwise take these for keys.
"""

from django.urls import path

from voice.takeover.views import running_hosts as hosts
from voice.takeover.views import running_report as report
from voice.takeover.views import running_young as young

urlpatterns = [
    path("host/<str:token>/workshops/", hosts.workshops, name="takeover_host_workshops"),
    path("host/<str:token>/calendar.ics", hosts.calendar, name="takeover_host_calendar"),
    path("host/<str:token>/certificate/", hosts.certificate, name="takeover_host_certificate"),
    path("<str:key>/workshops/", young.workshops, name="takeover_my_workshops"),
    path("<str:key>/calendar.ics", young.calendar, name="takeover_calendar"),
    path("<str:key>/certificate/", young.certificate, name="takeover_my_certificate"),
    path("<str:key>/check-report/", young.check, name="takeover_check_report"),
    path("<str:key>/report/", report.published, name="takeover_report_public"),
]
