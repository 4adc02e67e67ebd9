"""Nobody is in the rows or the logs: planted things of a browser and of a child are not found."""

import logging
from io import StringIO

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from surveys.models import Answer, Response
from tests.surveys.walking import HERE, address, answer, begin, fill_in, make_open_survey
from voice.shared.logs import Discreet

BROWSER = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.23",
    "HTTP_USER_AGENT": "PlantedBrowser/7.1",
    "HTTP_ACCEPT_LANGUAGE": "planted-language",
    "HTTP_REFERER": "http://testserver/planted-page",
}
WORDS = "Planted words about a planted place"
PLANTED = ["203.0.113", "198.51.100", "PlantedBrowser", "planted-", "Planted words"]


@pytest.fixture
def survey(db):
    return make_open_survey()


@pytest.fixture
def log():
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Discreet("{levelname} {name} {message}", style="{"))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def row_text(row):
    return " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)


def test_a_response_has_no_column_for_a_person_a_moment_or_a_browser():
    parts = [Response, Answer, *apps.get_app_config("surveys").get_models()]
    said = [
        model
        for model in parts
        if model is Response or any(f.related_model is Response for f in model._meta.fields)
    ]
    assert len(said) >= 3
    for model in said:
        for field in model._meta.concrete_fields:
            is_time = isinstance(field, models.DateTimeField | models.TimeField)
            is_address = isinstance(field, models.GenericIPAddressField)
            is_person = field.related_model and field.related_model._meta.app_label == "accounts"
            is_number = isinstance(field, models.AutoField)
            told = [is_time, is_address, bool(is_person), is_number]
            assert told == [False] * 4, (model, field)


def test_rows_keep_the_day_and_nothing_of_the_browser(survey, log):
    client = Client(**BROWSER)
    fill_in(client, survey, likes="no")
    client.post(address(survey, "check"))
    response = Response.objects.get()
    rows = [response, *response.answers.all()]
    stored = " ".join(map(row_text, rows))
    assert response.submitted_on == timezone.localdate()
    assert [mark for mark in PLANTED[:4] if mark in stored] == []
    assert log.getvalue() == ""


def test_a_page_that_breaks_logs_its_route_and_nothing_of_anybody(survey, log, monkeypatch):
    def broken(**kwargs):
        raise RuntimeError(f"DETAIL: row ({WORDS}) is wrong") from ValueError(WORDS)

    client = Client(raise_request_exception=False, **BROWSER)
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    monkeypatch.setattr("surveys.views.public.save_answers", broken)
    response = answer(client, survey, "because", answer=WORDS, **HERE)
    assert response.status_code == 500
    text = log.getvalue()
    assert "survey_question" in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert [mark for mark in [*PLANTED, survey.key] if mark in text] == []


def test_the_site_logs_with_that_formatter(settings):
    assert settings.LOGGING["formatters"]["line"]["()"] == "voice.shared.logs.Discreet"
    assert [h["formatter"] for h in settings.LOGGING["handlers"].values()] == ["line"]
