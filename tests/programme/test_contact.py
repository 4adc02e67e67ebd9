"""What young people write to a team: apart from answers, locked, and never for whom it is about."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from surveys.models import Answer, Response
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from voice.accounts.models import Role
from voice.programme import tasks
from voice.programme.actions_contact import forget_contacts
from voice.programme.models import ContactRequest

PLANTED = "planted words to the team"
CLUB = "planted.address@example.org"


@pytest.fixture
def home(db):
    return make_organisation(contact_team="the Youth Voice Team")


def write(client, **said):
    key = client.get(reverse("contact")).context["form"].initial["key"]
    said = {"key": key, "wants": "reply", "text": PLANTED, **said}
    return client.post(reverse("contact"), said)


def test_writing_asks_for_no_name_and_leaves_no_word_anywhere(client, home):
    team = make_person(Role.CONTACT)
    assert "Write to the Youth Voice Team" in client.get(reverse("contact")).content.decode()
    sent = write(client, contact=CLUB, name="Planted name")
    made = ContactRequest.objects.get()
    assert sent.url == reverse("contact_sent", args=[made.key])
    assert PLANTED not in client.get(sent.url).content.decode()
    tasks.tell_of_contact.call(made.key)
    assert [message.to for message in mail.outbox] == [[team.email]]
    assert PLANTED not in mail.outbox[0].body
    for words in (PLANTED, CLUB, "Planted name"):
        assert places_with(words) == set()
    assert client.cookies == {}


def test_nothing_in_it_leads_to_an_answer():
    related = {f.related_model for f in ContactRequest._meta.get_fields() if f.related_model}
    assert related & {Answer, Response} == set()


def test_the_same_form_sent_twice_is_one(client, home):
    key = client.get(reverse("contact")).context["form"].initial["key"]
    for _ in range(2):
        client.post(reverse("contact"), {"key": key, "wants": "reply", "text": PLANTED})
    assert ContactRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"text": ""}, "Please write something."),
        ({"wants": "money"}, "Choose one of the answers on this page."),
        ({"wants": "prize"}, "Please say how we can reach you."),
        ({"key": "forged"}, "Please press the button once more."),
    ],
)
def test_what_is_missing_is_said_and_the_words_stay(client, home, said, problem):
    shown = write(client, **said).content.decode()
    assert problem in shown
    assert said.get("text") == "" or PLANTED in shown
    assert ContactRequest.objects.count() == 0


def test_the_team_takes_it_answers_and_the_young_person_reads_it(client, home):
    worker = make_person(Role.CONTACT)
    page = write(client).url
    made = ContactRequest.objects.get()
    client.force_login(worker)
    assert PLANTED in client.get(reverse("contact_desk", args=[made.key])).content.decode()
    reply = reverse("contact_reply", args=[made.key])
    early = client.post(reply, {"reply": "Too soon"}, follow=True).content.decode()
    assert "First say who answers it." in early
    client.post(reverse("contact_take", args=[made.key]), {"owner": worker.pk})
    client.post(reply, {"reply": "Thank you for that"})
    client.logout()
    assert "Thank you for that" in client.get(page).content.decode()
    assert places_with("Thank you for that") == set()


def test_nobody_reads_what_is_about_themselves(client, home):
    about, other = make_person(Role.CONTACT), make_person(Role.CONTACT)
    lead = make_person(Role.ALLEGATIONS)
    write(client, is_about_staff="on")
    made = ContactRequest.objects.get()
    desk = reverse("contact_desk", args=[made.key])
    for user, status in ((about, 403), (other, 403), (lead, 200)):
        client.force_login(user)
        assert client.get(desk).status_code == status
    client.force_login(lead)
    client.post(reverse("contact_about", args=[made.key]), {"about": about.pk})
    for user, status in ((about, 403), (other, 200), (lead, 403)):
        client.force_login(user)
        assert client.get(desk).status_code == status
        assert (made.key in client.get(reverse("contacts")).content.decode()) == (status == 200)
    client.force_login(other)
    taking = reverse("contact_take", args=[made.key])
    assert "valid choice" in client.post(taking, {"owner": about.pk}).content.decode()


def test_other_roles_and_other_organisations_see_nothing(client, home):
    write(client)
    desk = reverse("contact_desk", args=[ContactRequest.objects.get().key])
    for role in (Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR):
        client.force_login(make_person(role))
        assert client.get(desk).status_code == 403
    away = make_person(Role.CONTACT, organisation=make_organisation("Another council"))
    client.force_login(away)
    assert client.get(desk).status_code == 404
    assert "None waits." in client.get(reverse("contacts")).content.decode()


def test_it_goes_thirty_days_after_it_was_answered(home):
    today = timezone.localdate()
    worker = make_person(Role.CONTACT)
    ContactRequest.objects.create(
        organisation=home,
        wants="reply",
        text=PLANTED,
        reply="Yes",
        owner=worker,
        acknowledged_on=today,
        closed_on=today,
        closed_by=worker,
    )
    gone = [forget_contacts(today + dt.timedelta(days=n)) for n in range(32)]
    assert gone == [0] * 30 + [1, 0]
