"""A Takeover from a host's offer to the Board's answer, in a browser with scripts off."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from surveys.models import Answer
from tests.factories.accounts import make_locality, make_organisation, make_person
from tests.factories.programme import make_campaign, make_priority
from tests.journeys.test_main_job import fill, follow, press, run_worker, sign_in
from voice.accounts.models import Role
from voice.programme.models import Campaign, Commitment
from voice.takeover.links import host_link, parent_link
from voice.takeover.models import (
    Application,
    Challenge,
    Consent,
    Host,
    Match,
    Opportunity,
    Placement,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STARTS_IN = 20


def sees(page, words: str) -> None:
    page.locator("main").get_by_text(words).first.wait_for()


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def day_in(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def people() -> Campaign:
    for role in (Role.YOUTH_WORKER, Role.PLAN_LEAD):
        make_person(role, email=f"{role}@example.org")
    make_organisation()
    make_locality()
    make_priority("Best Place to Live")
    return make_campaign("Takeover Challenge", closes_on=day_in(60))


def open_challenge(page) -> Challenge:
    page.goto("/desk/takeovers/new/")
    page.locator("[name=form][value=day]").check()
    fill(
        page,
        applications_close_on=day_in(10),
        starts_on=day_in(STARTS_IN),
        ends_on=day_in(STARTS_IN + 5),
        contact_name="Sam Youth",
        contact_email="sam@example.org",
    )
    for band in ("14-16", "17-18"):
        page.locator(f"[name=age_bands][value='{band}']").check()
    page.locator("main form button[type=submit]").first.click()
    press(page, "Open it")
    return Challenge.objects.get()


def invite(page, challenge: Challenge) -> Host:
    page.goto(f"/desk/takeovers/{challenge.key}/")
    follow(page, "Invite a host")
    fill(page, name="Alex Chief", post="Chief Executive", email="chief@example.org")
    page.locator("main form button[type=submit]").first.click()
    return Host.objects.get()


def offer(page, role: str) -> None:
    """The host, from their own link: what, when, and who looks after the young person."""
    page.locator("main a", has_text="Offer").last.click()
    page.locator("[name=is_online][value=yes]").check()
    fill(
        page,
        role=role,
        together="You chair the meeting. I listen.",
        begins_at=f"{day_in(STARTS_IN)}T16:00",
        ends_at=f"{day_in(STARTS_IN)}T18:00",
        joining_link="https://teams.example.org/secret",
        capacity=1,
        least=1,
        responsible_name="Kim Carer",
        responsible_post="Participation officer",
    )
    page.locator("main form button[type=submit]").first.click()


def approve(page, opportunity: Opportunity) -> None:
    page.goto(f"/desk/opportunities/{opportunity.key}/")
    press(page, "Put it on the board")


def send(page) -> None:
    """Press the page's main button, and wait for the next page."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]:not([value=skipped])").first.click()


def skip(page) -> None:
    with page.expect_navigation():
        page.locator("[name=go][value=skipped]").click()


def apply(phone, challenge: Challenge, band: str, name: str, been_before: str) -> None:
    """From the age to the receipt."""
    phone.goto(f"/takeover/{challenge.key}/apply/")
    phone.locator(f"[name=band][value='{band}']").check()
    send(phone)
    phone.locator("[name=choice_1]").select_option(index=1)
    send(phone)
    while "/question/" in phone.url:
        if phone.url.rstrip("/").endswith("/before"):
            phone.locator(f"[name=answer][value={been_before}]").check()
            send(phone)
        else:
            skip(phone)
    phone.locator("[name=travel][value=anywhere]").check()
    send(phone)
    fill(phone, name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org")
    send(phone)
    if phone.url.rstrip("/").endswith("/parent"):
        fill(phone, parent_name="Pat", parent_email="pat@example.org", emergency_phone="01305 1111")
        send(phone)
    send(phone)
    assert phone.url.endswith("/mine/")


def agree(parent, application: Application) -> None:
    consent = Consent.objects.get(application=application)
    parent.goto(path_of(parent_link(consent)))
    with parent.expect_navigation():
        parent.locator("[name=answer][value=yes]").click()


def match_and_publish(page, challenge: Challenge) -> None:
    page.goto(f"/desk/takeover/{challenge.key}/matching/")
    fill(page, first_time=3)
    press(page, "Match", exact=True)
    run_worker()
    follow(page, "Look again")
    page.get_by_role("heading", level=1, name="Who goes where").wait_for()
    press(page, "Publish and tell everyone")
    run_worker()


def see_why_and_what_it_takes(page) -> None:
    match = Match.objects.get()
    page.goto(f"/desk/takeover/matches/{match.key}/")
    sees(page, "had a stronger or an equal claim")
    press(page, "What would it take?")
    run_worker()
    page.goto(f"/desk/takeover/matches/{match.key}/")
    sees(page, "the sum would fall by 200")


def prepare(page, challenge: Challenge, title: str, purpose: str, days: int) -> None:
    page.goto(f"/desk/takeover/{challenge.key}/workshops/new/")
    page.locator(f"[name=purpose][value={purpose}]").check()
    begins = f"{day_in(days)}T17:00"
    fill(page, title=title, begins_at=begins, ends_at=f"{day_in(days)}T19:00", place="County Hall")
    press(page, "Save")


def book(person, address: str) -> None:
    person.goto(address)
    person.get_by_role("button", name="I will come").first.click()
    sees(person, "You have a place.")


def answer_items(person, choice: str) -> None:
    """Before or after: the same answer to each item, until there is none left."""
    while person.locator("[name=answer]").count():
        person.locator(f"[name=answer][value='{choice}']").check()
        send(person)


def run_the_day(page, placement: Placement) -> None:
    """As the youth worker: the checklist before, and attendance on the day."""
    page.goto(f"/desk/takeover/placements/{placement.key}/")
    for code in ("consent", "responsible", "risk"):
        page.locator(f"[name={code}]").check()
    press(page, "Save the checklist")
    page.locator("[name=attended][value=came]").check()
    fill(page, hours=2)
    press(page, "Save attendance")
    sees(page, "Kept.")


def bring_the_day(days: int) -> None:
    """Time passes: everything of the Takeover is that many days earlier."""
    less = dt.timedelta(days=days)
    for row in Opportunity.objects.all():
        row.begins_at, row.ends_at = row.begins_at - less, row.ends_at - less
        row.save()
    for challenge in Challenge.objects.all():
        challenge.applications_close_on -= less
        challenge.starts_on -= less
        challenge.ends_on -= less
        challenge.save()


def evaluate(page, challenge: Challenge) -> None:
    workshop = challenge.workshops.get(purpose="evaluation")
    page.goto(f"/desk/takeover/workshops/{workshop.key}/")
    page.locator("[name=statements]").fill(
        "Send papers a week before\nUse plain words\nTell us what came"
    )
    press(page, "Keep these notes")
    sees(page, "3 kept and released")
    question = challenge.notes_question
    assert Answer.objects.released().filter(question=question).count() == 3
    page.goto(f"/desk/questions/{question.key}/themes/")
    follow(page, "Look for themes")
    sees(page, "3 released answers will be read")


def draft(page, challenge: Challenge) -> None:
    page.goto(f"/desk/takeover/{challenge.key}/report/")
    press(page, "Draft the report")
    follow(page, "Write the words")
    page.locator("[name=opening]").fill("Two young people took over.")
    press(page, "Save")
    follow(page, "Add a recommendation")
    page.locator("[name=text]").fill("Young people at every Board meeting")
    page.locator("[name=priority]").select_option(label="Best Place to Live")
    press(page, "Add it")
    press(page, "Show it to young people")
    run_worker()


def present(page) -> None:
    follow(page, "The Board was given it")
    fill(page, board="The Alliance Board", on=timezone.localdate())
    press(page, "Save")
    sees(page, "Presented to The Alliance Board")


def decide(page, challenge: Challenge) -> None:
    """As the Board's plan lead."""
    page.goto(f"/desk/takeover/{challenge.key}/report/")
    follow(page, "Write down the answer")
    page.locator("[name=decision][value=adapted]").check()
    press(page, "Save")
    sees(page, "Say why")
    fill(page, reason="At every second meeting", owner_role="Chair", due_on=day_in(90))
    press(page, "Save")
    follow(page, "Report progress")
    fill(page, text="The first meeting was held")
    press(page, "Save progress")
    sees(page, "The first meeting was held")


def test_from_a_hosts_offer_to_the_boards_answer(visitor):  # noqa: PLR0915 (a whole story)
    people()
    worker = visitor(1280)
    sign_in(worker, "youth_worker@example.org")
    challenge = open_challenge(worker)
    host = visitor(1280)
    host.goto(path_of(host_link(invite(worker, challenge))))
    offer(host, "Chair the Board")
    approve(worker, Opportunity.objects.get())

    ada, bo = visitor(360), visitor(360)
    apply(ada, challenge, "14-16", "Ada Pebble", "no")
    apply(bo, challenge, "17-18", "Bo Shingle", "yes")
    young = Application.objects.get(age_band="14-16")
    agree(visitor(360), young)
    match_and_publish(worker, challenge)
    placement = Placement.objects.current().get()
    assert placement.application == young
    see_why_and_what_it_takes(worker)
    letters = {one.to[0]: one.body for one in mail.outbox}
    assert "Chair the Board" in letters["ada@example.org"]
    assert "waiting list" in letters["bo@example.org"]

    prepare(worker, challenge, "Feel ready", "confidence", 5)
    prepare(worker, challenge, "What we learned", "evaluation", 30)
    book(ada, f"/takeover/{challenge.key}/workshops/")
    host_home = path_of(host_link(Host.objects.get()))
    book(host, f"{host_home}workshops/")
    host.goto(host_home)
    press(host, "We look forward to it")
    ada.goto(f"/takeover/{challenge.key}/mine/")
    assert "teams.example.org" not in ada.content()
    ada.goto(f"/takeover/{challenge.key}/mine/before/")
    answer_items(ada, "2")

    bring_the_day(STARTS_IN)
    ada.goto(f"/takeover/{challenge.key}/mine/")
    assert "teams.example.org" in ada.content()
    run_the_day(worker, placement)
    bring_the_day(6)
    ada.goto(f"/takeover/{challenge.key}/mine/after/")
    answer_items(ada, "4")
    assert sorted(young.measures.values_list("moment", flat=True)) == ["after", "before"]

    evaluate(worker, challenge)
    draft(worker, challenge)
    ada.goto(f"/takeover/{challenge.key}/check-report/")
    ada.locator("[name=is_right][value=yes]").check()
    send(ada)
    worker.goto(f"/desk/takeover/{challenge.key}/report/")
    sees(worker, "It is right.")
    present(worker)
    board = visitor(1280)
    sign_in(board, "plan_lead@example.org")
    decide(board, challenge)
    assert Commitment.objects.published().get().updates.count() == 1
    worker.goto(f"/desk/takeover/{challenge.key}/report/")
    press(worker, "Publish it")
    sees(worker, "See it as everybody does")
    worker.goto(f"/desk/takeover/{challenge.key}/certificates/")
    fill(worker, signed_by="Sam Youth, youth worker")
    press(worker, "Make those that are missing")
    sees(worker, "Ada Pebble")

    ada.goto(f"/takeover/{challenge.key}/mine/")
    follow(ada, "Your certificate")
    sees(ada, "Ada Pebble")
    ada.goto(f"/takeover/{challenge.key}/report/")
    told = re.sub(r"\s+", " ", ada.locator("main").inner_text())
    assert "Young people at every Board meeting" in told
    assert "At every second meeting" in told
    assert "The first meeting was held" in told
    assert "Ada" not in told
