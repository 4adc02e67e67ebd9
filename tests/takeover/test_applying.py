"""Applying as a young person does it, page by page, without an account."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import Answer, Response
from tests.everywhere import places_with
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from voice.takeover.links import parent_link
from voice.takeover.models import Application, Consent, Contact, Placement

SAME = {"headers": {"sec-fetch-site": "same-origin"}}


@pytest.fixture
def challenge(db):
    return make_challenge(groups=[{"code": "care", "title": "Care leavers", "weight": 2}])


@pytest.fixture
def opportunity(challenge):
    return make_opportunity(make_host(challenge))


def key_in(response) -> str:
    return re.search(r'name="key" value="([^"]*)"', response.content.decode())[1]


def post(client: Client, address: str, **data):
    """Send a page's form as its browser would: with the key that the page carries."""
    return client.post(address, {"key": key_in(client.get(address)), **data}, **SAME)


def address(name: str, challenge, *args) -> str:
    return reverse(f"takeover_{name}", args=[challenge.key, *args])


def apply_as(client: Client, challenge, opportunity, *, band: str, **contact):
    """Walk through the whole application up to the check page; returns that page."""
    spoken = f"?speak={contact.get('language', 'en-gb')}~standard"
    begun = client.post(address("apply", challenge) + spoken, {"band": band}, **SAME)
    assert begun.headers["Location"] == address("step", challenge, "choices")
    went = post(
        client, address("step", challenge, "choices"), choice_1=opportunity.key, choice_2=""
    )
    answers = {"what-helps": ["captions"], "before": "no", "groups": ["care"]}
    while "/question/" in went.headers["Location"]:
        here = went.headers["Location"]
        code = here.rstrip("/").rpartition("/")[2]
        said = answers.get(code)
        went = post(client, here, **({"answer": said} if said else {"go": "skipped"}))
    assert went.headers["Location"] == address("step", challenge, "way")
    post(client, address("step", challenge, "way"), travel="anywhere", most="1")
    went = post(
        client,
        address("step", challenge, "contact"),
        name="Robin Young",
        email=contact.get("email", "robin@example.org"),
    )
    if went.headers["Location"] == address("step", challenge, "parent"):
        post(
            client,
            address("step", challenge, "parent"),
            parent_name="Pat Young",
            parent_email=contact.get("parent_email", "pat@example.org"),
            emergency_phone="01305 111111",
        )
    return client.get(address("step", challenge, "check"))


def test_somebody_of_fifteen_applies_and_a_parent_has_to_agree(client, challenge, opportunity):
    checked = apply_as(client, challenge, opportunity, band="14-16")
    assert "Captions" in checked.content.decode()
    sent = post(client, address("step", challenge, "check"))
    assert sent.headers["Location"] == address("mine", challenge)
    row = Application.objects.get()
    assert (row.age_band, row.access, row.groups, row.is_first_time) == (
        "14-16",
        ["captions"],
        ["care"],
        True,
    )
    assert row.consent.is_waiting
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["robin@example.org"], "We have your application"),
        (["pat@example.org"], "May Robin take part?"),
    ]
    page = client.get(address("mine", challenge)).content.decode()
    assert "We wait for your parent or carer" in page
    assert "Hello Robin" in page


def test_nothing_of_the_contact_is_readable_in_the_database(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="14-16")
    post(client, address("step", challenge, "check"))
    assert Contact.objects.get().name == "Robin Young"
    assert {place for place in places_with("robin@example.org") if "Contact" not in place} == set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, parent_email FROM takeover_contact")
        assert "example.org" not in str(cursor.fetchall())


def test_a_grown_up_applicant_decides_alone(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    post(client, address("step", challenge, "check"))
    assert Consent.objects.get().rule == "decides"
    assert Contact.objects.get().parent_email == ""


def test_somebody_of_seventeen_applies_and_a_parent_is_told(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="17-18")
    post(client, address("step", challenge, "check"))
    link = re.search(r"http\S+", mail.outbox[-1].body)[0]
    page = Client().get(link.partition("://")[2].partition("/")[2].join(["/", ""]))
    assert "You need not do anything" in page.content.decode()
    Client().post("/" + link.split("/", 3)[3], {"answer": "no"})
    assert Consent.objects.get().answer == ""


def test_sending_twice_is_as_once(client, challenge, opportunity):
    checked = apply_as(client, challenge, opportunity, band="19-25")
    form = {"key": key_in(checked)}
    client.post(address("step", challenge, "check"), form, **SAME)
    client.post(address("step", challenge, "check"), form, **SAME)
    assert Application.objects.sent().count() == 1
    assert len(mail.outbox) == 1


def test_the_four_words_lead_back_on_another_phone(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    post(client, address("step", challenge, "check"))
    mine = client.get(address("mine", challenge)).content.decode()
    words = re.findall(r"<li>([a-z]+)</li>", mine.split('class="phrase"')[1].split("</ol>")[0])
    assert len(words) == 4
    other = Client()
    assert other.get(address("mine", challenge)).status_code == 303
    back = other.post(address("return", challenge), {"words": " ".join(words)}, **SAME)
    assert back.headers["Location"] == address("mine", challenge)
    assert "Hello Robin" in other.get(back.headers["Location"]).content.decode()


def test_wrong_words_are_refused_kindly(client, challenge):
    page = client.post(address("return", challenge), {"words": "one two three four"}, **SAME)
    assert "We do not know these four words" in page.content.decode()


def test_applying_after_the_last_day_says_so_and_whom_to_ask(client, challenge, opportunity):
    checked = apply_as(client, challenge, opportunity, band="19-25")
    challenge.applications_close_on = timezone.localdate() - dt.timedelta(days=1)
    challenge.save()
    late = client.post(address("step", challenge, "check"), {"key": key_in(checked)}, **SAME)
    assert late.status_code == 409
    assert "Applications are closed" in late.content.decode()
    assert "youth@example.org" in late.content.decode()
    assert Application.objects.sent().count() == 0
    assert Response.objects.partial().count() == 1  # what they said is not lost
    assert Client().post(address("apply", challenge), {"band": "19-25"}, **SAME).status_code == 409


def test_a_form_from_elsewhere_changes_nothing(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    sent = client.post(
        address("step", challenge, "contact"),
        {"key": "made-up", "name": "Mallory", "email": "m@example.org"},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert sent.status_code == 403
    assert Contact.objects.get().name == "Robin Young"


def test_the_same_choice_twice_is_refused_and_kept(client, challenge, opportunity):
    client.post(address("apply", challenge), {"band": "19-25"}, **SAME)
    page = post(
        client,
        address("step", challenge, "choices"),
        choice_1=opportunity.key,
        choice_2=opportunity.key,
    ).content.decode()
    assert "You chose this already" in page
    assert page.count(f'value="{opportunity.key}" selected') == 2


def test_a_choice_for_other_ages_is_not_offered(client, challenge):
    make_opportunity(make_host(challenge), "For older ones", age_bands=["19-25"])
    client.post(address("apply", challenge), {"band": "14-16"}, **SAME)
    page = client.get(address("step", challenge, "choices")).content.decode()
    assert "For older ones" not in page


def test_an_own_address_is_no_parents(client, challenge, opportunity):
    checked = apply_as(
        client,
        challenge,
        opportunity,
        band="14-16",
        email="me@example.org",
        parent_email="me@example.org",
    )
    assert checked.headers["Location"] == address("step", challenge, "parent")


def test_brothers_and_sisters_with_one_parent_have_a_page_each(challenge, opportunity):
    one = make_application(
        challenge, [opportunity], band="14-16", name="Ana", parent_email="pat@example.org"
    )
    other = make_application(
        challenge, [opportunity], band="14-16", name="Ben", parent_email="pat@example.org"
    )
    letters = [m for m in mail.outbox if m.to == ["pat@example.org"]]
    assert [m.subject for m in letters] == ["May Ana take part?", "May Ben take part?"]
    links = ["/" + re.search(r"http\S+", m.body)[0].split("/", 3)[3] for m in letters]
    assert links[0] != links[1]
    said = Client().post(links[0], {"answer": "yes"})
    assert "You said yes for Ana" in said.content.decode()
    assert [Consent.objects.get(application=row).answer for row in (one, other)] == ["yes", ""]
    assert list(Application.objects.to_match()) == [one]


def test_a_no_after_the_matching_ends_the_place_and_is_told(client, challenge, opportunity):
    row = make_application(challenge, [opportunity], band="14-16", parent_email="pat@example.org")
    placement = place(row, opportunity)
    link = next(m for m in mail.outbox if m.to == ["pat@example.org"]).body
    path = "/" + re.search(r"http\S+", link)[0].split("/", 3)[3]
    mail.outbox.clear()
    client.post(path, {"answer": "no"})
    placement.refresh_from_db()
    assert placement.ended == "parent"
    assert {m.to[0] for m in mail.outbox} == {
        *("youth@example.org", "robin@example.org", "chief@example.org")
    }
    assert opportunity.placements.current().count() == 0
    client.post(path, {"answer": "yes"})
    assert Consent.objects.get().answer == "yes"
    assert opportunity.placements.current().count() == 0


def test_a_post_with_brackets_stands_in_no_second_pair(client, challenge, opportunity):
    opportunity.responsible_post = "Officer (evenings)"
    opportunity.save()
    row = make_application(challenge, [opportunity], band="14-16", parent_email="pat@example.org")
    place(row, opportunity)
    page = client.get(parent_link(row.consent)).content.decode()
    assert "Kim Carer, Officer (evenings), looks after them that day." in page
    assert "((" not in page


@pytest.mark.parametrize(
    ("name", "page"),
    [("survey", "apply"), ("measures", "mine"), ("host_measures", "board")],
)
@pytest.mark.parametrize(
    "where", ["start", "check", "receipt", "help", "keep", "return", "yours", "happened"]
)
def test_what_a_takeover_asks_is_asked_on_its_own_pages_alone(client, challenge, name, page, where):
    survey = getattr(challenge, name)
    there = reverse(f"survey_{where}", args=[survey.key])
    for answered in (client.get(there), client.post(there, {"go": "skipped"})):
        if answered.status_code != 405:
            assert answered.status_code == 303
            assert answered.headers["Location"] == address(page, challenge)


def test_no_question_of_a_takeover_is_answered_at_another_address(client, challenge):
    there = reverse("survey_question", args=[challenge.survey.key, "why"])
    client.post(there, {"answer": "Because"}, **SAME)
    assert Response.objects.count() == 0
    notes = challenge.notes_question.survey
    assert client.get(reverse("survey_start", args=[notes.key])).status_code == 200


def test_a_made_up_parents_link_opens_nothing(client, challenge):
    assert client.get(reverse("takeover_parent", args=["abc:def"])).status_code == 404


def test_deleting_takes_everything(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    post(client, address("step", challenge, "check"))
    place(Application.objects.get(), opportunity)
    gone = post(client, address("leave", challenge), what="delete")
    assert "Everything is deleted" in gone.content.decode()
    left = [m.objects.count() for m in (Application, Contact, Consent, Placement, Response, Answer)]
    assert left == [0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("what", ["withdraw", "delete"])
def test_a_place_given_up_is_told_to_its_host_and_the_youth_worker(
    client, challenge, opportunity, what
):
    """Told without a name; a host of another opportunity hears nothing, nor does a bare draft."""
    other = make_opportunity(make_host(challenge, email="other@example.org"), "Director")
    apply_as(client, challenge, opportunity, band="19-25", name="Robin Young")
    post(client, address("step", challenge, "check"))
    place(Application.objects.get(), opportunity)
    place(make_application(challenge, [other], name="Ana"), other)
    place(make_application(challenge, [opportunity], name="Bo"), opportunity)
    mail.outbox.clear()
    post(client, address("leave", challenge), what=what)
    told = {m.to[0]: m.body for m in mail.outbox}
    assert sorted(told) == ["chief@example.org", "youth@example.org"]
    assert not any("Robin" in words for words in told.values())
    assert "1 young person still comes" in told["chief@example.org"]
    assert opportunity.role in told["youth@example.org"]


def test_taking_back_without_a_place_tells_nobody(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    post(client, address("step", challenge, "check"))
    mail.outbox.clear()
    post(client, address("leave", challenge), what="withdraw")
    assert mail.outbox == []


def test_stopping_on_a_step_keeps_what_is_typed(client, challenge, opportunity):
    """What is not right yet is left out; the check page then still asks for it."""
    client.post(address("apply", challenge), {"band": "14-16"}, **SAME)
    key = key_in(client.get(address("step", challenge, "choices")))

    def stop(step, **typed):
        sent = {"key": key, "stop": step, **typed}
        there = client.post(address("keep", challenge), sent, **SAME)
        assert there.headers["Location"] == address("keep", challenge)

    stop("choices", choice_1=opportunity.key, choice_2=opportunity.key)
    stop("way", travel="online", together_word="Owls", most="many")
    stop("contact", name="", email="robin@example.org", phone="")
    stop("parent", parent_name="Pat", parent_email="no address")
    row = Application.objects.get()
    assert [one.opportunity for one in row.choices.all()] == [opportunity]
    assert (row.travel, row.together_word, row.most) == ("online", "owls", 1)
    assert (row.contact.email, row.contact.parent_name) == ("robin@example.org", "Pat")
    assert row.contact.parent_email == ""
    page = client.get(address("step", challenge, "contact")).content.decode()
    assert "robin@example.org" in page
    sent_back = client.get(address("step", challenge, "check")).headers["Location"]
    assert sent_back == address("step", challenge, "contact")  # no name yet
    stop("nothing", name="x")


def test_stopping_after_the_last_day_still_gives_the_words(client, challenge, opportunity):
    client.post(address("apply", challenge), {"band": "19-25"}, **SAME)
    key = key_in(client.get(address("step", challenge, "choices")))
    challenge.applications_close_on = timezone.localdate() - dt.timedelta(days=1)
    challenge.save()
    sent = {"key": key, "stop": "choices", "choice_1": opportunity.key}
    assert client.post(address("keep", challenge), sent, **SAME).status_code == 303
    assert not Application.objects.exists()


def test_taking_it_back_frees_the_place(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    post(client, address("step", challenge, "check"))
    placement = place(Application.objects.get(), opportunity)
    post(client, address("leave", challenge), what="withdraw")
    placement.refresh_from_db()
    assert placement.ended == "withdrew"
    assert (
        "You took your application back" in client.get(address("mine", challenge)).content.decode()
    )


def test_the_step_of_choices_says_how_many(client, challenge, opportunity):
    client.post(address("apply", challenge), {"band": "19-25"}, **SAME)
    page = client.get(address("step", challenge, "choices")).content.decode()
    assert "Choose up to 3." in page


@pytest.mark.parametrize("step", ["choices", "way", "contact", "parent"])
def test_an_empty_step_says_in_words_what_is_missing(client, challenge, opportunity, step):
    client.post(address("apply", challenge), {"band": "14-16"}, **SAME)
    page = post(client, address("step", challenge, step)).content.decode()
    assert "There is a problem" in page


def test_stopping_gives_four_words_that_lead_back(client, challenge, opportunity):
    client.post(address("apply", challenge), {"band": "19-25"}, **SAME)
    here = address("step", challenge, "choices")
    client.post(address("keep", challenge), {"key": key_in(client.get(here))}, **SAME)
    page = client.get(address("keep", challenge)).content.decode()
    words = re.findall(r"<li>([a-z]+)</li>", page.split('class="phrase"')[1].split("</ol>")[0])
    other = Client()
    back = other.post(address("return", challenge), {"words": " ".join(words)}, **SAME)
    assert other.get(back.headers["Location"], follow=True).status_code == 200


def test_a_dangerous_answer_brings_people_to_talk_to(client, challenge, opportunity):
    apply_as(client, challenge, opportunity, band="19-25")
    why = address("question", challenge, "why")
    went = post(client, why, answer="I want to kill myself")
    assert went.headers["Location"] == address("pause", challenge)
    assert "Talk to someone now" in client.get(went.headers["Location"]).content.decode()
    assert client.get(address("help", challenge)).status_code == 200
