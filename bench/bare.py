"""The least that Django can do with a row, to compare with: one view, one read, one write.

Served by the same server with the same settings of its database: `bench.bare:application`.
"""

import os

import dj_database_url
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path

TABLE = "CREATE TABLE bench_row (id integer PRIMARY KEY, count integer NOT NULL)"
ROWS = "INSERT INTO bench_row SELECT n, 0 FROM generate_series(1, 1000) AS n"

if not settings.configured:
    settings.configure(
        SECRET_KEY="bench",  # noqa: S106 (signs nothing)
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        INSTALLED_APPS=[],
        DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60)},
    )
    django.setup()


class Row(models.Model):
    count = models.IntegerField()

    class Meta:
        app_label = "bench"
        db_table = "bench_row"

    def __str__(self) -> str:
        return str(self.pk)


def touch(request: HttpRequest, pk: int) -> HttpResponse:
    row = Row.objects.get(pk=pk)
    Row.objects.filter(pk=pk).update(count=row.count + 1)
    return HttpResponse(str(row.count))


def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("live/", health), path("row/<int:pk>/", touch)]
application = get_wsgi_application()
