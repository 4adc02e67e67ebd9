"""Addresses of the desk that are about answers from elsewhere."""

from django.urls import path

from surveys.views.desk import importing

urlpatterns = [
    path("surveys/<str:key>/imports/", importing.imports, name="imports"),
    path("surveys/<str:key>/imports/new/", importing.start, name="import_start"),
    path("imports/<str:key>/columns/", importing.match, name="import_match"),
    path("imports/<str:key>/check/", importing.check, name="import_check"),
    path("imports/<str:key>/left-out.csv", importing.refused, name="import_refused"),
    path("imports/<str:key>/confirm/", importing.confirm, name="import_confirm"),
    path("imports/<str:key>/again/", importing.again, name="import_again"),
    path("imports/<str:key>/cancel/", importing.cancel, name="import_cancel"),
    path("imports/<str:key>/", importing.status, name="import_status"),
]
