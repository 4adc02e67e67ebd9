"""What happened to what one young person told us: their themes, and nothing else."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys.draft_key import DraftKey
from surveys.models import Response
from surveys.phrases import phrase_for, phrase_row
from surveys.views.browser_key import cookie_name
from tests.factories.accounts import make_person
from tests.factories.programme import make_commitment, make_priority
from tests.factories.results import make_listening
from tests.surveys.walking import HERE, address, words
from voice.programme.models import ReleasedTable, Snapshot

OWN, OTHERS, SECRET = "More buses", "A warmer school", "planted words that only one person wrote"


@pytest.fixture
def heard(db):
    """Somebody wrote about buses, others about school; both themes are public and answered."""
    heard = make_listening(make_person("youth_worker"))
    for label in (OWN, OTHERS, "Not released"):
        heard.theme(label)
    heard.mine = heard.hear(1, SECRET, OWN, "Not released")[0].response
    heard.hear(12, "It is cold", OTHERS)
    snapshot = Snapshot.objects.create(
        campaign=heard.campaign, released_by=heard.by, published_at=timezone.now()
    )
    for position, label in enumerate((OWN, OTHERS)):
        ReleasedTable.objects.create(
            snapshot=snapshot,
            kind="theme",
            subject=heard.themes[label].key,
            title=label,
            content={"sentences": [f"Many said so about {label}."], "rows": []},
            position=position,
        )
    priority = make_priority()
    said = {OWN: "Two later buses run.", OTHERS: "Heating is mended.", "Not released": "Hidden."}
    for label, text in said.items():
        commitment = make_commitment(priority=priority, text=text)
        commitment.published_at = timezone.now()
        commitment.save()
        heard.themes[label].commitments.add(commitment)
    heard.themes[OWN].commitments.add(make_commitment(priority=priority, text="A draft."))
    heard.snapshot = snapshot
    Response.objects.update(submitted_on=timezone.localdate() - dt.timedelta(days=9))
    return heard


def with_words(client, heard):
    """Come back as the one who wrote about buses, on a device that knows nothing."""
    phrase_row(heard.mine, heard.campaign.pk).save(force_insert=True)
    text = " ".join(phrase_for(heard.mine.submission_key))
    return client.post(address(heard.survey, "return"), {"words": text}, **HERE)


def page(client, heard):
    return client.get(address(heard.survey, "happened"))


def test_four_words_show_own_themes_with_what_was_decided_and_nothing_else(client, heard):
    assert with_words(client, heard).url == address(heard.survey, "receipt")
    receipt = words(client.get(address(heard.survey, "receipt")))
    assert f'href="{address(heard.survey, "happened")}"' in receipt
    shown = words(page(client, heard))
    for said in (f">{OWN}</h2>", f"Many said so about {OWN}.", "Two later buses run."):
        assert said in shown
    for never in (SECRET, OTHERS, "Heating is mended.", "Not released", "Hidden.", "A draft."):
        assert never not in shown


def test_a_closed_survey_leads_those_with_words_to_what_happened(client, heard):
    heard.survey.closed_at = timezone.now()
    heard.survey.save()
    closed = words(client.get(address(heard.survey)))
    assert f'href="{address(heard.survey, "return")}"' in closed
    with_words(client, heard)
    assert f">{OWN}</h2>" in words(page(client, heard))


def test_in_a_sensitive_campaign_nobody_can_tell_which_words_were_theirs(client, heard):
    heard.campaign.is_sensitive = True
    heard.campaign.save()
    with_words(client, heard)
    shown = words(page(client, heard))
    assert "We do not show which words were yours." in shown
    assert [title in shown for title in (OWN, OTHERS, SECRET)] == [True, True, False]


def test_before_results_are_public_it_says_when(client, heard):
    heard.snapshot.published_at = None
    heard.snapshot.save()
    with_words(client, heard)
    shown = words(page(client, heard))
    assert "We are still reading and thinking." in shown
    assert OWN not in shown


def test_answers_that_came_after_the_results_are_told_to_wait(client, heard):
    Response.objects.filter(pk=heard.mine.pk).update(submitted_on=timezone.localdate())
    with_words(client, heard)
    shown = words(page(client, heard))
    assert "We are still reading and thinking." in shown
    assert OWN not in shown


def test_an_answer_that_fits_no_public_theme_is_told_that_it_counts(client, heard):
    heard.snapshot.tables.filter(title=OWN).delete()
    with_words(client, heard)
    assert "Your answers are counted in the results." in words(page(client, heard))


def test_without_words_or_before_sending_it_leads_to_where_words_are_asked_for(client, heard):
    asks = address(heard.survey, "return")
    assert page(client, heard).url == asks
    key = DraftKey(heard.survey.versions.latest().pk, heard.survey.collectors.first().pk, "en-gb")
    client.cookies[cookie_name(heard.survey)] = key.signed()
    assert page(client, heard).url == asks


def test_a_deleted_response_shows_nothing_any_more(client, heard):
    with_words(client, heard)
    Response.objects.filter(pk=heard.mine.pk).delete()
    assert page(client, heard).status_code == 302


def test_it_costs_few_queries_however_many_themes(client, heard):
    with_words(client, heard)
    with CaptureQueriesContext(connection) as asked:
        page(client, heard)
    assert len(asked) <= 9
