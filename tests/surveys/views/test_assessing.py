"""The impact assessment: made from the settings, signed by a name, open again when they change."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from surveys.impact import covers, facts_of, standing_of
from surveys.models import Kind, Wording
from tests.factories.accounts import make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_survey
from voice.accounts.models import Role
from voice.shared.models import AuditEvent

REASON = "It is needed, and nobody can be found."


@pytest.fixture
def campaign(db):
    campaign = make_campaign(is_sensitive=True)
    survey = make_survey(campaign=campaign)
    make_question(survey, "likes", Kind.YES_NO, "Do you like living here?")
    make_question(survey)
    make_question(survey, "made", Kind.ARTWORK, "Show us what you made")
    return campaign


@pytest.fixture
def officer(client, db):
    person = make_person(Role.DATA_PROTECTION, name="Pat Protector")
    client.force_login(person)
    return person


def page_of(client, campaign):
    return client.get(reverse("assessment", args=[campaign.key]))


def sign(client, campaign, **fields):
    seen = page_of(client, campaign).context["form"].initial["seen"]
    sent = {"seen": seen, "decision": "go_ahead", "reason": REASON, "consulted": "Youth Council"}
    return client.post(reverse("assessment_sign", args=[campaign.key]), sent | fields, follow=True)


def test_the_page_says_what_the_settings_are(client, campaign, officer, settings):
    settings.EXIT_ADDRESS = "https://weather.example.org"
    page = page_of(client, campaign).content.decode()
    for words in (
        campaign.purpose,
        campaign.readers,
        "Not signed yet",
        "Do you like living here?",
        "12 months after results are published",
        f"until {date_format(campaign.answers_go_by, 'j F Y')}",
        "28 days after the last save",
        "Childline",
        "https://weather.example.org",
        "A child writes about harm",
        "A picture shows a face",
        "Earlier answers are never shown again",
        "English",
    ):
        assert words in page, words


def changed_question(campaign):
    Wording.objects.filter(question__code="likes").update(text="Do you like your school?")


def another_question(campaign):
    make_question(campaign.surveys.get(), "more")


def changed(**fields):
    def change(campaign):
        type(campaign).objects.filter(pk=campaign.pk).update(**fields)

    return change


def changed_help_lines(campaign):
    type(campaign.organisation).objects.update(help_text="Nobody")


CHANGES = {
    "words": changed_question,
    "question": another_question,
    "retention": changed(months_kept=24),
    "readers": changed(readers="everybody"),
    "sensitive": changed(is_sensitive=False),
    "help": changed_help_lines,
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_setting_that_changes_opens_it_again(campaign, officer, what):
    before = covers(facts_of(campaign))
    assert covers(facts_of(fresh(campaign))) == before
    CHANGES[what](campaign)
    assert covers(facts_of(fresh(campaign))) != before


def fresh(campaign):
    return type(campaign).objects.select_related("organisation").get(pk=campaign.pk)


def test_it_is_signed_by_a_name_and_signed_again_after_a_change(client, campaign, officer):
    assert "Signed, as things are now" in sign(client, campaign).content.decode()
    standing = standing_of(campaign)
    assert (standing.signed.signed_by, standing.signed.reason) == (officer, REASON)
    here = reverse("campaign", args=[campaign.key])
    assert "signed by Pat Protector" in client.get(here).content.decode()
    event = AuditEvent.objects.first()
    assert (event.by, event.verb) == (officer, "signed an impact assessment")
    changed_question(campaign)
    assert "has to be signed again" in client.get(here).content.decode()
    sign(client, campaign)
    assert standing_of(fresh(campaign)).may_go_ahead
    assert campaign.assessments.count() == 2


def test_what_changed_while_somebody_read_is_not_signed(client, campaign, officer):
    seen = covers(facts_of(campaign))
    changed_question(campaign)
    assert "changed while you read" in sign(client, campaign, seen=seen).content.decode()
    assert "Say why" in sign(client, campaign, reason="").content.decode()
    assert not campaign.assessments.exists()


def test_a_decision_that_something_has_to_change_is_no_go_ahead(client, campaign, officer):
    page = sign(client, campaign, decision="change_first", reason="Too many questions")
    assert "Something has to change first" in page.content.decode()
    assert not standing_of(campaign).may_go_ahead
