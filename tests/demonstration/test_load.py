"""The demonstration, loaded once: what a newcomer finds at each stage."""

from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from analysis.models import Coding, Excerpt, ProposedTheme, Theme, ThemePriority
from cms.models import CampaignPage
from surveys.models import AnswerImport, Kind, Question, Response, Review
from voice.accounts.models import Locality, Role, User
from voice.demonstration.files import read_rows
from voice.demonstration.listening import day
from voice.demonstration.people import PARTNERSHIP, who_can_sign_in
from voice.programme.models import (
    Campaign,
    Commitment,
    Indicator,
    Plan,
    PlanAction,
    Priority,
    Snapshot,
)
from voice.takeover.models import Challenge, Contact


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    files = tmp_path_factory.mktemp("demonstration")
    apart = override_settings(
        VOICE_DEMONSTRATION=True,
        MEDIA_ROOT=files / "media",
        PRIVATE_ROOT=files / "private",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    )
    with django_db_blocker.unblock(), apart, transaction.atomic():
        call_command("load_demonstration", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded, db, settings):
    settings.VOICE_DEMONSTRATION = True


def rows_of_everything() -> dict[str, int]:
    ours = ("accounts", "programme", "surveys", "analysis", "cms", "wagtailcore", "shared")
    return {
        model._meta.label: model._default_manager.count()
        for label in ours
        for model in apps.get_app_config(label).get_models()
    }


def test_loading_again_changes_nothing(demonstration):
    before = rows_of_everything()
    out = StringIO()
    call_command("load_demonstration", stdout=out)
    assert rows_of_everything() == before
    assert [email for email, _ in who_can_sign_in() if email not in out.getvalue()] == []


def test_everybody_can_sign_in_and_there_is_a_person_for_each_role(demonstration, client):
    held = set(User.objects.values_list("memberships__role", flat=True))
    assert held == set(Role.values)
    for email, _ in who_can_sign_in():
        assert User.objects.get(email=email).check_password("a seagull ate my chips")


def test_both_plans_are_there_with_all_they_hold(demonstration):
    held = {
        plan.code: (
            plan.priorities.count(),
            PlanAction.objects.filter(priority__plan=plan).count(),
            Indicator.objects.filter(plan=plan).count(),
        )
        for plan in Plan.objects.all()
    }
    assert held == {"20": (6, 67, 27), "23": (7, 99, 53)}
    succeeded = Plan.objects.get(code="23").priorities.exclude(succeeds=None)
    assert sorted(succeeded.values_list("code", flat=True)) == [
        "BEA", "BPL", "BSL", "GCP", "LFH", "YT",
    ]  # fmt: skip
    assert Locality.objects.count() == 7


def test_every_answer_of_the_files_is_read_in_and_none_refused(demonstration):
    read_in = Counter()
    for one in AnswerImport.objects.all():
        read_in[one.file_name.partition(",")[0].removesuffix(".csv")] += one.facts["read_in"]
    files = ("answers", "getting-around", "a-year-before")
    assert read_in == {name: len(read_rows(f"{name}.csv")) for name in files}
    brought_in = Response.objects.complete().exclude(collector__answer_import=None)
    assert brought_in.count() == sum(read_in.values())
    assert {one.facts["refused_total"] for one in AnswerImport.objects.all()} == {0}


def test_some_answers_wait_and_some_are_sealed(demonstration):
    decided = dict.fromkeys(("held", "sealed", "redacted"), 0)
    for row in read_rows("answers.csv"):
        desk = row["at the desk"].partition(" ")[0]
        name = {"hold": "held", "seal": "sealed", "redact": "redacted"}.get(desk)
        if name:
            decided[name] += 1
    assert min(decided.values()) > 0
    assert {name: Review.objects.filter(status=name).count() for name in decided} == decided


def test_the_finder_suggested_themes_and_people_agreed_on_theirs(demonstration):
    question = Question.objects.get(code="one-thing")
    assert ProposedTheme.objects.filter(run__question=question).count() > 3
    agreed = Theme.objects.agreed().filter(theme_set__question=question)
    assert agreed.count() == 14
    assert not agreed.filter(priorities=None).exists()
    assert ThemePriority.objects.filter(priority__plan__code="20").count() == 0


def test_answers_stand_under_the_themes_that_people_gave_them(demonstration):
    said = {}
    for row in read_rows("getting-around.csv"):
        for label in row["themes"].split("; "):
            said.setdefault(label, set()).add(row["easier"])
    said.pop("")
    stand = {
        theme.label: {
            coding.segment.answer.text for coding in Coding.objects.standing().filter(theme=theme)
        }
        for theme in Theme.objects.agreed().filter(theme_set__question__code="easier")
    }
    assert stand == said


def test_no_answer_is_quoted_without_consent_or_a_second_look(demonstration):
    assert Excerpt.objects.filter(answer__response__may_quote=False).count() == 0
    assert Excerpt.objects.checked().count() > 20
    assert Excerpt.objects.filter(checked_by=None).count() > 0


def test_every_kind_of_question_is_asked(demonstration):
    assert set(Question.objects.values_list("kind", flat=True)) == set(Kind)


def test_campaigns_are_at_every_stage(demonstration):
    told = set(Snapshot.objects.published().values_list("campaign__title", flat=True))
    stages = {
        campaign.title: (campaign.stage, campaign.title in told)
        for campaign in Campaign.objects.filter(organisation__name=PARTNERSHIP)
    }
    assert stages == {
        "I Live in Dorset": ("open", True),
        "Getting Around": ("closed", True),
        f"I Live in Dorset {day(-420).year}": ("closed", True),
        "Places to Meet": ("open", False),
        "Takeover Challenge": ("coming", False),
        "Takeover Month": ("closed", True),
    }


def test_what_reports_said_was_done_is_public_and_what_they_promised_is_not(demonstration):
    reported = Commitment.objects.exclude(source="")
    assert reported.count() == 210
    assert set(reported.published().values_list("reply", flat=True)) == {"did"}
    assert reported.filter(published_at=None).exclude(reply="will").count() == 0
    assert reported.exclude(due_on=None, done_on=None).count() == 0  # no report gives such a day
    figure = reported.get(text="Takeover Challenge ran online for a month").updates.get()
    assert "23 young people aged 13-21" in figure.text


def test_results_are_shown_by_every_breakdown_with_small_numbers_hidden(demonstration):
    latest = Campaign.objects.get(title="I Live in Dorset").snapshots.latest()
    shown = {
        part["code"]: [group["base"] for group in part["groups"]]
        for part in latest.tables.get(kind="reach").content["breakdowns"]
    }
    assert list(shown) == ["age_band", "locality", "group", "language", "mode"]
    assert [code for code, bases in shown.items() if not any(bases)] == []
    assert {code for code, bases in shown.items() if None in bases} >= {"group", "language"}


def test_what_has_changed_since_the_year_before_is_shown(demonstration, client):
    client.force_login(User.objects.get(email="plan.lead@demo.example"))
    campaign = Campaign.objects.get(title="I Live in Dorset")
    page = client.get(reverse("results", args=[campaign.key]))
    [wave] = page.context["waves"]
    assert wave.earlier.title == f"I Live in Dorset {day(-420).year}"
    assert wave.since.changes
    assert wave.since.same
    asked_of = Priority.objects.get(plan__code="23", code="BPL")
    page = client.get(reverse("priority", args=[asked_of.key]))
    assert [one.campaign for one in page.context["page"].waves] == [campaign]


def test_promises_are_kept_broken_refused_and_still_drafts(demonstration):
    published = Commitment.objects.published().filter(source="")
    assert set(published.values_list("reply", flat=True)) == {"did", "will", "cannot"}
    assert [one for one in published if one.is_overdue] != []
    assert Commitment.objects.filter(published_at=None, source="").count() == 1


def test_public_pages_hold_no_words_that_stayed_at_the_desk(demonstration, client):
    kept_back = Review.objects.exclude(status__in=["released", "redacted"])
    words = set(kept_back.values_list("answer__text", flat=True))
    removed = {row["at the desk"][7:] for row in read_rows("answers.csv")
               if row["at the desk"].startswith("redact ")}  # fmt: skip
    pages = [page.url for page in CampaignPage.objects.live()]
    pages += ["/", "/have-your-say/", "/the-plan/", "/the-plan/best-place-to-live/", "/about/"]
    for address in pages:
        response = client.get(address)
        text = response.content.decode()
        assert response.status_code == 200
        assert "invented" in text
        assert [kept for kept in words | removed if kept and kept in text] == []


def test_an_invented_takeover_went_from_offers_to_the_boards_answers(demonstration, client):
    challenge = Challenge.objects.get()
    match = challenge.matches.get()
    assert (match.facts["is_best"], match.facts["unfair"]) == (True, 0)
    assert match.placements.filter(attended="came").count() == 23
    report = challenge.report
    asked = report.recommendations.values_list("decision", flat=True)
    assert sorted(asked) == ["accepted", "adapted", "declined"]
    page = client.get(f"/takeover/{challenge.key}/report/").content.decode()
    assert "invented" in page
    assert "Meetings that young people can follow" in page
    assert report.content["host_change"]["rows"][0]["base"] is None
    assert {row["words"] for row in report.content["change"]["rows"]} == {"It went up."}
    names = Contact.objects.all()
    assert [one.name for one in names if one.name in page] == []


def test_the_other_organisation_sees_nothing_of_it(demonstration):
    theirs = User.objects.get(email="gull.rock@demo.example")
    assert list(Campaign.objects.visible_to(theirs).values_list("title", flat=True)) == [
        "When should Gull Rock open?"
    ]
