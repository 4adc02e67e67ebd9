"""What pages of a Takeover read."""

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from voice.accounts.models import Locality, Organisation, Role
from voice.programme.models import Campaign
from voice.takeover.models import Application, Challenge, Host, Match, Opportunity, Placement


def challenges_of(user) -> QuerySet[Challenge]:
    """Challenges that the person may see, the newest first, with what waits at each."""
    waiting = Count(
        "opportunities", filter=Q(opportunities__status=Opportunity.Status.OFFERED), distinct=True
    )
    sent = Count("applications", filter=Q(applications__sent_on__isnull=False), distinct=True)
    rows = Challenge.objects.visible_to(user).select_related("campaign__organisation", "survey")
    return rows.annotate(offers_waiting=waiting, applications_sent=sent)


def organisations_of(user) -> list[Organisation]:
    """Those that the person belongs to now."""
    return [one.organisation for one in user.memberships.current()]


def campaigns_to_make_for(user) -> QuerySet[Campaign]:
    """Campaigns that the person may make a Takeover of."""
    mine = user.memberships.current().filter(role=Role.YOUTH_WORKER).values("organisation")
    return Campaign.objects.filter(organisation__in=mine, challenge=None)


# The board ---------------------------------------------------------------------------------------


def board_of(challenge: Challenge, *, day=None, where: str = "", access=()) -> list[Opportunity]:
    """Opportunities on the board, the earliest first.

    `where` is `online` or the code of a locality; all of `access` must be offered.
    """
    rows = challenge.opportunities.approved().select_related("host", "locality")
    if day:
        start, end = day_of(day), day_of(day + dt.timedelta(days=1))
        rows = rows.filter(begins_at__lt=end, ends_at__gt=start)
    if where == "online":
        rows = rows.filter(is_online=True)
    elif where:
        rows = rows.filter(locality__code=where)
    return [row for row in rows if set(access) <= set(row.access)]


def day_of(day: dt.date) -> dt.datetime:
    """The moment at which a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def days_on_board(challenge: Challenge) -> list[dt.date]:
    moments = challenge.opportunities.approved().values_list("begins_at", flat=True)
    return sorted({timezone.localdate(moment) for moment in moments})


def places_on_board(challenge: Challenge) -> list[Locality]:
    approved = challenge.opportunities.approved().values("locality")
    return list(Locality.objects.filter(pk__in=approved))


def open_to(challenge: Challenge, band: str) -> list[Opportunity]:
    """What somebody of an age band may choose."""
    rows = challenge.opportunities.approved().select_related("host", "locality")
    return [row for row in rows if band in (row.age_bands or challenge.age_bands)]


# Placements --------------------------------------------------------------------------------------


def published_match(challenge: Challenge) -> Match | None:
    return challenge.matches.published().order_by("-published_at", "-pk").first()


def placements_of(application: Application, *, match: Match | None) -> list[Placement]:
    """Those of the published match, ended ones too, the earliest first."""
    if match is None:
        return []
    rows = match.placements.filter(application=application)
    rows = rows.select_related("opportunity__host", "opportunity__locality")
    return list(rows.order_by("opportunity__begins_at", "pk"))


def placed_with(opportunity: Opportunity) -> QuerySet[Placement]:
    """Who is placed there now, by the newest published match."""
    match = published_match(opportunity.challenge)
    rows = Placement.objects.current().filter(match=match, opportunity=opportunity)
    return rows.select_related("application__contact") if match else rows.none()


def free_places(application: Application) -> list[Opportunity]:
    """Opportunities with a place left that somebody whose own fell through may take.

    Never one that clashes with a placement that they still have.
    """
    match = published_match(application.challenge)
    if match is None:
        return []
    mine = [one.opportunity for one in match.placements.current().filter(application=application)]
    taken = Count(
        "placements", filter=Q(placements__match=match, placements__ended_at=None), distinct=True
    )
    rows = application.challenge.opportunities.approved().filter(ends_at__gt=timezone.now())
    rows = rows.select_related("host", "locality").annotate(taken=taken)
    forbidden = application.pins.filter(is_forbidden=True).values("opportunity")
    rows = rows.exclude(pk__in=forbidden).exclude(
        pk__in=match.placements.filter(application=application).values("opportunity")
    )
    return [row for row in rows if row.taken < row.capacity and may_be(application, row, mine)]


def may_be(application: Application, offer: Opportunity, mine: list[Opportunity]) -> bool:
    """Whether age, travel and hours allow it."""
    fits_age = application.age_band in (offer.age_bands or application.challenge.age_bands)
    can_travel = offer.is_online or application.travel != "online"
    clash = any(one.begins_at < offer.ends_at and offer.begins_at < one.ends_at for one in mine)
    return fits_age and can_travel and not clash


def is_day_of(opportunity: Opportunity, today: dt.date) -> bool:
    """Whether the joining link may be shown: from the morning of the first day on."""
    begins, ends = map(timezone.localdate, (opportunity.begins_at, opportunity.ends_at))
    return begins <= today <= ends


def host_by_key(key: str) -> Host | None:
    rows = Host.objects.current().filter(key=key, challenge__opened_at__isnull=False)
    return rows.select_related("challenge__campaign__organisation").first() if key else None
