"""Two organisations with everything in them, and everybody who might open a page."""

import datetime as dt
from dataclasses import dataclass
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from analysis.models import (
    AnalysisRun,
    BlindSample,
    Coding,
    Excerpt,
    NameIdea,
    Pile,
    ProposedTheme,
    Segment,
    Theme,
    ThemeEdit,
    ThemePriority,
    ThemeSet,
    Together,
)
from surveys.models import AnswerImport, Clip, Kind, Referral, Review
from tests.factories.accounts import make_locality, make_organisation, make_person
from tests.factories.pages import make_theme_table
from tests.factories.programme import make_campaign, make_commitment, make_plan, make_priority
from tests.factories.surveys import (
    make_question,
    make_response,
    make_section,
    make_survey,
    open_now,
    release,
)
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
)
from tests.factories.takeover_running import make_running_things
from voice.accounts.models import Invitation, Role
from voice.programme.models import Complaint, ContactRequest, ReleasedTable, Snapshot

STAFF = tuple(role.value for role in Role)
ACTORS = ("anonymous", *STAFF, "outsider")
SECRET = "planted words that were sealed"


@dataclass
class World:
    """`things` are of the first organisation; `people` by role, with an outsider of the second."""

    things: SimpleNamespace
    people: dict

    def client(self, actor: str) -> Client:
        client = Client()
        if actor != "anonymous":
            client.force_login(self.people[actor])
        return client


def make_things(organisation, worker) -> SimpleNamespace:
    """One of everything that an address can name."""
    campaign = make_campaign(organisation=organisation)
    survey = make_survey(campaign=campaign)
    section = make_section(survey)
    make_question(survey, "likes", Kind.YES_NO, "Do you like living here?")
    question = make_question(survey, "best")
    version = open_now(survey)
    response = make_response(survey, {"likes": "yes", "best": "A skate park"}, may_quote=True)
    answer = response.answers.get(question=question)
    release(answer, worker)
    held = make_response(survey, {"best": "Waiting to be read"}).answers.get(question=question)
    sealed = make_response(survey, {"best": SECRET}).answers.get(question=question)
    Review.objects.filter(answer=sealed).update(
        status=Review.Status.SEALED, decided_by=worker, decided_at=timezone.now()
    )
    plan = make_plan(organisation=organisation)
    priority = make_priority(plan=plan)
    theme_set = ThemeSet.objects.create(question=question)
    theme = Theme.objects.create(theme_set=theme_set, label="Things to do")
    other = Theme.objects.create(theme_set=theme_set, label="Getting about", position=1)
    segment = Segment.objects.create(answer=answer, start=0, end=12)
    coding = Coding.objects.create(segment=segment, theme=theme)
    session = Together.objects.create(
        theme_set=theme_set,
        group_name="Youth Council",
        opened_by=worker,
        ends_at=timezone.now() + dt.timedelta(hours=1),
    )
    pile = Pile.objects.create(session=session, label="A new one", position=0)
    run = AnalysisRun.objects.create(
        question=question,
        status="done",
        finished_at=timezone.now(),
        facts={"counts": {"answers": 1, "coded": 1}, "scores": {"stability": None}},
    )
    proposed = ProposedTheme.objects.create(run=run, number=1, label="Skating", size=1, share=1)
    tie = ThemePriority.objects.create(theme=theme, priority=priority)
    excerpt = Excerpt.objects.create(
        theme=theme, answer=answer, text="A skate park", chosen_by=worker
    )
    snapshot = Snapshot.objects.create(campaign=campaign, released_by=worker)
    table = ReleasedTable.objects.create(
        snapshot=snapshot, kind="reach", title="How many answered", content={}
    )
    challenge = make_challenge(
        campaign=make_campaign("A Takeover", organisation=organisation, **takeover_days()),
        worker=worker,
    )
    opportunity = make_opportunity(make_host(challenge))
    application = make_application(challenge, [opportunity], band="14-16")
    said = Theme.objects.create(theme_set=theme_set, label="Being heard", position=2)
    make_theme_table(snapshot, said.key, said.label)
    return SimpleNamespace(
        **make_running_things(challenge, opportunity, application, worker),
        challenge=challenge,
        opportunity=opportunity,
        host=opportunity.host,
        application=application,
        organisation=organisation,
        said=said,
        locality=make_locality(organisation=organisation),
        campaign=campaign,
        survey=survey,
        section=section,
        question=question,
        version=version,
        response=response,
        answer=answer,
        held=held,
        sealed=sealed,
        plan=plan,
        priority=priority,
        commitment=make_commitment(priority=priority),
        theme_set=theme_set,
        theme=theme,
        other_theme=other,
        session=session,
        pile=pile,
        idea=NameIdea.objects.create(pile=pile, label="A name"),
        sample=BlindSample.objects.create(theme_set=theme_set, made_by=worker),
        edit=ThemeEdit.objects.create(
            theme_set=theme_set, verb="wrote", by=worker, revision=1, details={"label": "Buses"}
        ),
        segment=segment,
        coding=coding,
        run=run,
        proposed=proposed,
        tie=tie,
        excerpt=excerpt,
        snapshot=snapshot,
        table=table,
        clip=Clip.objects.create(sound=Clip.Sound.MP3, content=b"sound"),
        answer_import=AnswerImport.objects.create(
            survey=survey, file_name="answers.csv", fingerprint="0" * 64, status="done"
        ),
        invitation=Invitation.objects.create(
            organisation=organisation,
            email="new@example.org",
            role=Role.OBSERVER,
            token_hash=organisation.key,
            invited_by=worker,
        ),
        membership=worker.memberships.get(),
        contact=ContactRequest.objects.create(
            organisation=organisation, wants="reply", text=SECRET, contact=SECRET, name=SECRET
        ),
        referral=Referral.objects.create(
            organisation=organisation, asked="Why?", copy=SECRET, why=SECRET, decided_by=worker
        ),
        complaint=Complaint.objects.create(organisation=organisation, text=SECRET, contact=SECRET),
    )


def takeover_days() -> dict:
    today = timezone.localdate()
    return {"opens_on": today, "closes_on": today + dt.timedelta(days=90)}


def make_world() -> World:
    home, away = make_organisation(), make_organisation("Another council")
    people = {
        role: make_person(role, organisation=home, email=f"{role}@home.test") for role in STAFF
    }
    people["outsider"] = make_person(
        Role.YOUTH_WORKER, organisation=away, email="outsider@away.test"
    )
    make_things(away, people["outsider"])
    return World(things=make_things(home, people[Role.YOUTH_WORKER]), people=people)
