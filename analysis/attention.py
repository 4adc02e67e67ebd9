"""What needs a person's attention on the desk: each role is told what is theirs."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format

from analysis.models import Together
from analysis.thread import Standing, amount
from surveys.clock import clocks_for
from surveys.models import Referral, Review, SecondOpinion
from surveys.reading import is_for_reader
from surveys.screening import Band
from voice.accounts.models import Invitation, Membership, Role
from voice.accounts.permissions import roles_of
from voice.programme.models import Commitment, Complaint, ContactRequest, Priority, ReleasedTable

SOON = dt.timedelta(days=30)
LATE, WAITING, GOOD_TO_KNOW = "bad", "warn", "info"
ORDER = (LATE, WAITING, GOOD_TO_KNOW)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `page` names an address and `key` what it is about."""

    kind: str
    words: str
    about: str
    link: str
    page: str
    key: str = ""
    query: str = ""


def attention(user, found: Iterable[Standing]) -> list[Item]:
    """Everything that waits for the person, what is late first."""
    items = [item for standing in found for item in of_campaign(user, standing)]
    items += of_sessions(user)
    items += of_plans(user)
    items += of_people(user)
    items += of_complaints(user)
    items += of_safety(user)
    items += of_contact(user)
    return sorted(items, key=lambda item: ORDER.index(item.kind))


def of_campaign(user, standing: Standing) -> Iterator[Item]:
    roles = roles_of(user, standing.campaign.organisation)
    for role, asks in OF_CAMPAIGN:
        if role in roles:
            yield from asks(standing)
    if roles & {Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD}:
        yield from to_read(standing)
    if roles & {Role.YOUTH_WORKER, Role.PLAN_LEAD, Role.EDITOR}:
        yield from promise(standing)


def to_make(standing: Standing) -> Iterator[Item]:
    """Surveys that are not open, and campaigns without one."""
    campaign, facts = standing.campaign, standing.facts
    if campaign.stage == "closed":
        return
    if not facts.surveys:
        words = "It has no survey yet."
        yield Item(WAITING, words, campaign.title, "Make a survey", "survey_new", campaign.key)
    for survey in facts.drafts:
        words = f"“{survey.title}” is not open yet."
        yield Item(WAITING, words, campaign.title, "Go on with it", "survey", survey.key)


def to_read(standing: Standing) -> Iterator[Item]:
    held = standing.facts.held
    if held:
        words = f"{amount(held, 'answer waits', 'answers wait')} to be read."
        surveys = standing.facts.opened
        query = f"?survey={surveys[0].key}" if len(surveys) == 1 else ""
        yield Item(WAITING, words, standing.campaign.title, "Read them", "reviews", query=query)


def to_choose(standing: Standing) -> Iterator[Item]:
    """Finished runs whose suggestions nobody has looked through."""
    for question in standing.suggested:
        words = "Themes are suggested for a question."
        yield Item(
            WAITING, words, standing.campaign.title, "Choose among them", "themes", question.key
        )


def sealed(standing: Standing) -> Iterator[Item]:
    count = standing.facts.sealed
    if count:
        words = f"{amount(count, 'answer is', 'answers are')} sealed for you."
        yield Item(GOOD_TO_KNOW, words, standing.campaign.title, "Look at them", "reviews")


def released(standing: Standing) -> Iterator[Item]:
    if standing.released:
        yield Item(
            GOOD_TO_KNOW,
            "Results have been released.",
            standing.campaign.title,
            "See the results",
            "results",
            standing.campaign.key,
        )


def promise(standing: Standing) -> Iterator[Item]:
    """The day that young people were promised, when it is near or past."""
    campaign = standing.campaign
    left = standing.days_to_promise(timezone.localdate())
    if standing.is_told or left > SOON.days:
        return
    day = date_format(campaign.feedback_promised_on, "j F Y")
    if left < 0:
        words = (
            f"Young people were promised an answer by {day}. That is {amount(-left, 'day')} ago."
        )
    elif left == 0:
        words = "Today is the day you promised to tell young people what came of it."
    else:
        words = f"You promised to tell young people by {day}, in {amount(left, 'day')}."
    kind = LATE if left < 0 else WAITING
    yield Item(kind, words, campaign.title, "See the results", "results", campaign.key)


OF_CAMPAIGN: list[tuple[Role, Callable[[Standing], Iterator[Item]]]] = [
    (Role.YOUTH_WORKER, to_make),
    (Role.YOUTH_WORKER, to_choose),
    (Role.SAFEGUARDING_LEAD, sealed),
    (Role.PLAN_LEAD, released),
    (Role.OBSERVER, released),
]


def of_sessions(user) -> Iterator[Item]:
    """What young people decided together, until somebody takes it over."""
    mine = [pk for pk, roles in user.roles_by_organisation.items() if Role.YOUTH_WORKER in roles]
    if not mine:
        return
    waiting = Together.objects.waiting().filter(
        theme_set__question__survey__campaign__organisation__in=mine
    )
    for session in waiting[:10]:
        words = "What young people decided together waits for you to take it over."
        if session.settled_at is None:
            day = date_format(session.settles_on, "j F Y")
            words += f" Who sorted what is deleted on {day}."
        yield Item(WAITING, words, str(session), "Look at it", "session", session.key)


# Plans and people -------------------------------------------------------------------------------


def led_by(user):
    """Priorities that the person leads: those naming them, and those naming nobody."""
    mine = user.memberships.current().filter(role=Role.PLAN_LEAD)
    theirs = Priority.objects.filter(plan__organisation__in=mine.values("organisation"))
    return theirs.filter(Q(leads__in=mine) | Q(leads=None)).distinct()


def of_plans(user) -> Iterator[Item]:
    """Released themes without an answer, and promised work that is due."""
    if not any(Role.PLAN_LEAD in roles for roles in user.roles_by_organisation.values()):
        return
    led = led_by(user)
    released = ReleasedTable.objects.filter(kind="theme").values("subject")
    unanswered = led.annotate(
        waiting=Count(
            "themes",
            distinct=True,
            filter=Q(
                themes__theme__dropped_at=None,
                themes__theme__commitments=None,
                themes__theme__key__in=released,
            ),
        )
    )
    for priority in unanswered.filter(waiting__gt=0):
        words = f"{amount(priority.waiting, 'theme has', 'themes have')} no answer from you yet."
        yield Item(WAITING, words, priority.title, "Answer", "priority", priority.key)
    yield from of_commitments(led)


def of_commitments(led) -> Iterator[Item]:
    """Promised work that is late or due within a month: a line a priority, however much it is."""
    today = timezone.localdate()
    due = Commitment.objects.filter(
        priority__in=led, reply=Commitment.Reply.WILL, done_on=None, due_on__lte=today + SOON
    )
    together: dict[tuple[Priority, bool], list[Commitment]] = {}
    for commitment in due.select_related("priority").order_by("due_on"):
        together.setdefault((commitment.priority, commitment.is_overdue), []).append(commitment)
    for (priority, is_late), those in together.items():
        yield of_promises(priority, those, LATE if is_late else WAITING)


def of_promises(priority: Priority, those: list[Commitment], kind: str) -> Item:
    """One line for promises under one priority; a single one is opened at once."""
    day, one = date_format(those[0].due_on, "j F Y"), len(those) == 1
    if kind == LATE:
        words = f"Something you said you would do was due by {day}."
        many = f"{len(those)} things you said you would do are late, the first since {day}."
    else:
        words = f"Something you said you will do is due by {day}."
        many = f"{len(those)} things you said you will do are due soon, the first by {day}."
    if one:
        return Item(kind, words, priority.title, "Report progress", "commitment", those[0].key)
    return Item(kind, many, priority.title, "Report progress", "priority", priority.key)


def of_people(user) -> Iterator[Item]:
    organisations = [
        pk for pk, roles in user.roles_by_organisation.items() if Role.ADMINISTRATOR in roles
    ]
    if not organisations:
        return
    waiting = Invitation.objects.open().filter(organisation__in=organisations).count()
    if waiting:
        words = f"{amount(waiting, 'invitation has', 'invitations have')} not been accepted yet."
        yield Item(GOOD_TO_KNOW, words, "People", "See people", "people")


def of_complaints(user) -> Iterator[Item]:
    """Complaints that nobody acknowledged; for administrators, that nobody is there to do it."""
    today = timezone.localdate()
    waiting = Complaint.objects.visible_to(user).waiting()
    overdue = waiting.overdue(today).count()
    if overdue:
        words = (
            f"{amount(overdue, 'complaint was', 'complaints were')} not acknowledged in 30 days."
        )
        yield Item(LATE, words, "Complaints", "Answer them", "complaints")
    if in_time := waiting.count() - overdue:
        words = f"{amount(in_time, 'complaint waits', 'complaints wait')} for a first answer."
        yield Item(WAITING, words, "Complaints", "Answer them", "complaints")
    mine = user.memberships.current().filter(role=Role.ADMINISTRATOR)
    theirs = Membership.objects.current().filter(role=Role.DATA_PROTECTION)
    left = Complaint.objects.waiting().filter(organisation__in=mine.values("organisation"))
    if left.exclude(organisation__in=theirs.values("organisation")).exists():
        words = "Complaints came in, and nobody is data protection officer. Invite one."
        yield Item(LATE, words, "People", "Invite somebody", "invitation_new")


# Keeping young people safe ----------------------------------------------------------------------


def of_safety(user) -> Iterator[Item]:
    """Late answers, answers that one person alone keeps back, open referrals, colleagues' asks."""
    readers = {Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.ALLEGATIONS}
    if not any(roles & readers for roles in user.roles_by_organisation.values()):
        return
    for clock in clocks_for(user, timezone.localdate()):
        if clock.late:
            words = f"{amount(clock.late, 'answer waits', 'answers wait')} longer than promised."
            yield Item(LATE, words, clock.campaign.title, "Read them", "reviews")
    yield from about_staff(user)
    alone = Review.objects.filter(is_for_reader(user), status="sealed", band=Band.DANGER)
    for review in alone.filter(agreed_by=None).exclude(decided_by=user)[:10]:
        words = "One person keeps back what may be urgent. A second has to look."
        yield Item(LATE, words, "Reading queue", "Look at it", "review", str(review.pk))
    for referral in Referral.objects.visible_to(user).filter(closed_on=None)[:10]:
        words = "It waits for an outcome." if referral.told_at else "Nobody was told yet."
        kind = WAITING if referral.told_at else LATE
        about = f"Referral {referral.key}"
        yield Item(kind, words, about, "Open its record", "referral", referral.key)
    mine = SecondOpinion.objects.filter(asked_of=user, given_on=None).select_related("asked_by")
    for asked in mine[:10]:
        words = f"{asked.asked_by} asks what you think of an answer."
        yield Item(WAITING, words, "Reading queue", "Say so", "review", str(asked.review_id))


def about_staff(user) -> Iterator[Item]:
    """For the allegations contact: what may be about somebody who works with children."""
    if not any(Role.ALLEGATIONS in roles for roles in user.roles_by_organisation.values()):
        return
    count = Review.objects.held().filter(is_for_reader(user), is_about_staff=True).count()
    if count:
        may_be = amount(count, "answer may be", "answers may be")
        words = f"{may_be} about somebody who works with children."
        yield Item(WAITING, words, "Reading queue", "Read them", "reviews")


def of_contact(user) -> Iterator[Item]:
    """What young people wrote and nobody has taken on."""
    waiting = ContactRequest.objects.visible_to(user).waiting().count()
    if waiting:
        words = f"{amount(waiting, 'young person', 'young people')} wrote to you."
        yield Item(WAITING, words, "Contact", "Answer them", "contacts")
    mine = user.memberships.current().filter(role=Role.ADMINISTRATOR)
    theirs = Membership.objects.current().filter(role__in=[Role.CONTACT, Role.ALLEGATIONS])
    left = ContactRequest.objects.waiting().filter(organisation__in=mine.values("organisation"))
    if left.exclude(organisation__in=theirs.values("organisation")).exists():
        words = "Young people wrote to you, and nobody is in the contact team. Invite somebody."
        yield Item(LATE, words, "People", "Invite somebody", "invitation_new")
