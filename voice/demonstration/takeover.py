"""A Takeover that is over: an invented month, from a host's offer to the Board's answer."""

import datetime as dt

from django.utils import timezone

from analysis.actions.curating import write_theme
from surveys.actions.reviewing import release_answers
from surveys.models import Answer, AnswerChoice, Response, Review, Survey
from voice.accounts.models import Organisation, User
from voice.demonstration.answering import load_results, report
from voice.demonstration.files import read_json
from voice.demonstration.listening import READERS, TEAM, day
from voice.demonstration.people import set_readers
from voice.demonstration.understanding import add_answers, choose_quotes
from voice.programme.actions import create_campaign, edit_campaign
from voice.programme.models import Plan
from voice.takeover.actions.applying import answer_consent, finish_application
from voice.takeover.actions.asking import BEFORE
from voice.takeover.actions.challenges import close_challenge, create_challenge, open_challenge
from voice.takeover.actions.hosting import (
    approve_opportunity,
    confirm_placement,
    invite_host,
    offer_opportunity,
)
from voice.takeover.actions.matching import publish_match, start_match
from voice.takeover.actions.preparing import (
    book_workshop,
    check_placement,
    make_workshop,
    mark_placement,
    mark_workshop,
)
from voice.takeover.actions.reporting import (
    answer_recommendation,
    check_report,
    draft_report,
    issue_certificates,
    present_report,
    publish_report,
    show_report,
    type_notes,
    word_report,
    write_recommendation,
)
from voice.takeover.models import (
    Application,
    ApplicationChoice,
    Challenge,
    Consent,
    Contact,
    Measure,
    Opportunity,
    Workshop,
)
from voice.takeover.queries_running import CHECKLIST, bookings_of, standing_rows

DETAILS = {
    "title": "Takeover Month",
    "purpose": "For one month young people take over decision makers' work, online. Everybody in "
    "this one is invented.",
    "asked_by": TEAM,
    "readers": READERS,
}
STARTS, ENDS = -90, -62
CONTACT = {"contact_name": "Robin Youth-Worker", "contact_email": "youth.worker@demo.example"}
WEIGHTS = {"first_time": 2, "groups": {"care": 2}}


def load_takeover_month(
    organisation: Organisation, staff: dict[str, User], plan: Plan
) -> Challenge:
    """The whole of it, as people would have done it. Nobody young has an address to write to."""
    worker, said = staff["youth.worker"], read_json("takeover.json")
    challenge = make_challenge(organisation, worker)
    opportunities = load_opportunities(challenge, said["hosts"], worker)
    people = load_applications(challenge, opportunities, said)
    placements = match(challenge, worker)
    prepare(challenge, people, worker)
    for row in placements:
        confirm_placement(placement=row)
        check_placement(placement=row, codes=[code for code, _ in CHECKLIST], notes={}, by=worker)
        mark_placement(placement=row, attended="came", hours=4, by=worker)
    load_measures(challenge, placements)
    load_notes(challenge, said["notes"], worker, staff["second.worker"])
    load_results(challenge.campaign, by=worker, told_on=day(-30))
    tell(challenge, said, staff, plan)
    close_challenge(challenge=challenge, by=worker)
    return challenge


def make_challenge(organisation: Organisation, by: User) -> Challenge:
    campaign = create_campaign(
        organisation=organisation,
        by=by,
        **DETAILS,
        opens_on=day(-140),
        closes_on=day(0),
        feedback_promised_on=day(0),
    )
    set_readers(campaign, by)
    challenge = create_challenge(
        campaign=campaign,
        by=by,
        form="month",
        applications_close_on=day(-105),
        starts_on=day(STARTS),
        ends_on=day(ENDS),
        age_bands=["11-13", "14-16", "17-18", "19-25"],
        groups=[{"code": "care", "title": "Children in care and care leavers", "weight": 2}],
        **CONTACT,
    )
    open_challenge(challenge=challenge, by=by)
    edit_campaign(
        campaign=campaign,
        by=by,
        **DETAILS,
        opens_on=day(-140),
        closes_on=day(-45),
        feedback_promised_on=day(-20),
    )
    return challenge


def moment(offset: int, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day(offset), dt.time(hour)))


def load_opportunities(challenge: Challenge, hosts: list, by: User) -> list[Opportunity]:
    made = []
    invited = Challenge.objects.get(pk=challenge.pk)
    invited.ends_on = day(1)  # hosts are invited before it is over, and this one is told later
    for place, (name, post, role, capacity, is_online, together) in enumerate(hosts):
        email = f"{name.split()[0].lower()}@demo.example"
        host = invite_host(challenge=invited, name=name, post=post, email=email, by=by)
        opportunity = offer_opportunity(
            host=host,
            role=role,
            together=together,
            begins_at=moment(STARTS + place * 3, 16),
            ends_at=moment(STARTS + place * 3, 18),
            is_online=is_online,
            capacity=capacity,
            access=["captions", "breaks", "camera_off"],
            responsible_name=name,
            responsible_post=post,
        )
        approve_opportunity(opportunity=opportunity, by=by)
        made.append(Opportunity.objects.get(pk=opportunity.pk))
    return made


def load_applications(
    challenge: Challenge, opportunities: list[Opportunity], said: dict
) -> list[Application]:
    bands, names = said["bands"].split(), said["names"].split()
    people = []
    for place, (band, name) in enumerate(zip(bands, names, strict=True)):
        first = "yes" if place % 3 == 0 else "no"
        response = answered(challenge.survey, {BEFORE: first, "age": band}, day(-120))
        row = Application.objects.create(challenge=challenge, response=response, age_band=band)
        Contact.objects.create(application=row, name=f"{name} Invented")
        wanted = [opportunities[(place * step + step) % 8] for step in (3, 5, 7)]
        for rank, one in enumerate(dict.fromkeys(wanted), start=1):
            ApplicationChoice.objects.create(application=row, opportunity=one, rank=rank)
        finish_application(application=row)
        consent = Consent.objects.get(application=row)
        if consent.rule == Consent.Rule.AGREES:
            answer_consent(consent=consent, answer=Consent.Answer.YES)
        people.append(row)
    return people


def answered(survey: Survey, choices: dict[str, str], on: dt.date) -> Response:
    """A response with one choice for each of these questions of the survey."""
    response = Response.objects.create(
        version=survey.versions.latest(),
        collector=survey.collectors.first(),
        draft=None,
        saved_on=on,
        submitted_on=on,
    )
    for question in survey.questions.filter(code__in=choices):
        answer = Answer.objects.create(response=response, question=question)
        choice = question.choices.get(code=choices[question.code])
        AnswerChoice.objects.create(answer=answer, choice=choice)
    return response


def match(challenge: Challenge, by: User) -> list:
    """Ask for a match and solve it at once instead of waiting for the worker; publish it."""
    from voice.takeover.solving import solve_match  # noqa: PLC0415 (loads the solver; only here)

    row = start_match(challenge=challenge, by=by, weights=WEIGHTS, seed=2021)
    solve_match(row.pk)
    return list(standing_rows(publish_match(match=row, by=by)))


def prepare(challenge: Challenge, people: list[Application], by: User) -> None:
    """The workshop before, with everybody but two, and the one after."""
    confidence = workshop(challenge, by, Workshop.Purpose.CONFIDENCE, STARTS - 7)
    evaluation = workshop(challenge, by, Workshop.Purpose.EVALUATION, ENDS + 3)
    for row in people:
        book_workshop(workshop=confidence, application=row, by=by)
        book_workshop(workshop=evaluation, application=row, by=by)
    for one in (confidence, evaluation):
        came = [booking.pk for booking in bookings_of(one)[2:]]
        mark_workshop(workshop=one, came=came, by=by)


def workshop(challenge: Challenge, by: User, purpose: str, offset: int) -> Workshop:
    titles = {"confidence": "Confidence Building Workshop", "evaluation": "What did we learn?"}
    return make_workshop(
        challenge=challenge,
        by=by,
        purpose=purpose,
        title=titles[purpose],
        about="Games, tips and questions. You need nothing but yourself.",
        begins_at=moment(offset, 17),
        ends_at=moment(offset, 19),
        joining_link="https://meeting.demo.example/invented",
        capacity=40,
    )


def load_measures(challenge: Challenge, placements: list) -> None:
    """Before and after: of all young people but three, and of the hosts, too few to show."""
    for place, row in enumerate(placements):
        measure(challenge.measures, "before", 2 + place % 2, application=row.application)
        if place % 8:
            after = 3 + place % 3
            measure(challenge.measures, "after", after, application=row.application)
    for place, host in enumerate(challenge.hosts.all()):
        measure(challenge.host_measures, "before", 2 + place % 3, host=host)
        measure(challenge.host_measures, "after", 4, host=host)


def measure(survey: Survey, at: str, number: int, **whose) -> None:
    """One answering of every item, the later ones a little lower."""
    codes = list(survey.questions.values_list("code", flat=True))
    said = {code: str(max(1, number - place % 2)) for place, code in enumerate(codes)}
    on = day(STARTS - 7 if at == "before" else ENDS + 3)
    Measure.objects.create(moment=at, response=answered(survey, said, on), **whose)


def load_notes(challenge: Challenge, notes: dict, by: User, checked_by: User) -> None:
    """What was said at the evaluation, and the themes that two people agreed on."""
    evaluation = challenge.workshops.get(purpose=Workshop.Purpose.EVALUATION)
    for label, statements in notes.items():
        type_notes(
            workshop=evaluation, statements=statements, said_by="young", may_quote=True, by=by
        )
        held = Review.objects.held().filter(answer__question=challenge.notes_question)
        release_answers(answers=[one.answer for one in held], by=checked_by)
        theme = write_theme(question=challenge.notes_question, label=label, by=by)
        released = challenge.notes_question.answers.released()
        said = list(released.filter(text__in=statements).select_related("review", "response"))
        add_answers(theme, said, by)
        choose_quotes(theme, sorted(said, key=lambda one: one.text), by, checked_by)


def tell(challenge: Challenge, said: dict, staff: dict[str, User], plan: Plan) -> None:
    """The report, checked by young people, answered by the Board, published; and thanks."""
    worker, board = staff["youth.worker"], staff["plan.lead"]
    priorities = {priority.code: priority for priority in plan.priorities.all()}
    impact = draft_report(challenge=challenge, by=worker)
    word_report(report=impact, opening=said["opening"], next_steps=said["next_steps"], by=worker)
    asked = [
        write_recommendation(
            report=impact,
            by=worker,
            text=row["text"],
            because=row["because"],
            priority=priorities[row["priority"]],
        )
        for row in said["recommendations"]
    ]
    show_report(report=impact, by=worker)
    for application in challenge.applications.filter(placements__attended="came")[:3]:
        check_report(report=impact, application=application, is_right=True, text="")
    present_report(report=impact, board="the Alliance Board", on=day(-40), by=worker)
    for row, one in zip(said["recommendations"], asked, strict=True):
        answer_recommendation(
            recommendation=one,
            decision=row["decision"],
            reason=row["reason"],
            owner_role=row["owner_role"],
            due_on=day(row["due"]) if row["due"] else None,
            by=board,
        )
        one.refresh_from_db()
        if row["progress"]:
            words, percent = row["progress"]
            report(one.commitment, board, text=words, percent=percent, on=day(-10))
    publish_report(report=impact, by=worker)
    issue_certificates(challenge=challenge, signed_by=CONTACT["contact_name"], by=worker)
