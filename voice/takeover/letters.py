"""What is said by e-mail. A letter says no more than it must: the rest stands behind a link.

Each is made from a key when it is sent, so that the queue holds nobody's name or address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from voice.takeover.links import challenge_link, host_link, parent_link
from voice.takeover.models import (
    Application,
    Challenge,
    Consent,
    HelpRequest,
    Host,
    Opportunity,
    Placement,
)
from voice.takeover.queries import placed_with


@dataclass(frozen=True)
class Letter:
    """`language` is the reader's; hosts and the desk read the one that the site is written in.

    `said` fills in what the subject says when it stands in that language.
    """

    to: str
    subject: str
    challenge: Challenge
    context: dict
    language: str = settings.LANGUAGE_CODE
    said: dict[str, str] | None = None


Made = Letter | None
LETTERS: dict[str, Callable[[str], Made]] = {}


def letter(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """A letter's name is its function's and its template's."""
    LETTERS[make.__name__] = make
    return make


def write(name: str, key: str) -> None:
    """Send a letter; nothing where it has no reader, or what it is about is gone."""
    made = LETTERS[name](key)
    if made is None or not made.to:
        return
    context = {
        "challenge": made.challenge,
        "product_name": settings.PRODUCT_NAME,
        "look": challenge_link(made.challenge),
        **made.context,
    }
    with override(made.language):
        words = render_to_string(f"emails/takeover/{name}.txt", context)
        subject = gettext(made.subject) % made.said if made.said else gettext(made.subject)
        send_mail(subject, words, None, [made.to])


def desk_link(name: str, *args: str) -> str:
    return settings.SITE_ADDRESS + reverse(name, args=args)


WITH_CHALLENGE = "challenge__campaign__organisation"


# To hosts ----------------------------------------------------------------------------------------


@letter
def host_invited(key: str) -> Made:
    host = Host.objects.current().select_related(WITH_CHALLENGE).filter(key=key).first()
    if host is None:
        return None
    subject = f"Will you take part? {host.challenge}"
    return Letter(host.email, subject, host.challenge, {"host": host, "link": host_link(host)})


@letter
def opportunity_decided(key: str) -> Made:
    """It is on the board, or came back with a question."""
    row = opportunity_of(key)
    if row is None:
        return None
    subject = f"{row.role}: {'on the board' if row.status == 'approved' else 'one question'}"
    context = {"opportunity": row, "host": row.host, "link": host_link(row.host)}
    return Letter(row.host.email, subject, row.challenge, context)


@letter
def place_free_again(key: str) -> Made:
    """Somebody placed with a host cannot come; `key` is the opportunity's."""
    row = opportunity_of(key)
    if row is None:
        return None
    left = placed_with(row).count()
    context = {"opportunity": row, "host": row.host, "left": left, "link": host_link(row.host)}
    return Letter(row.host.email, f"Somebody cannot come: {row.role}", row.challenge, context)


def opportunity_of(key: str) -> Opportunity | None:
    rows = Opportunity.objects.select_related("host", WITH_CHALLENGE)
    return rows.filter(key=key).first()


# To the desk -------------------------------------------------------------------------------------


@letter
def opportunity_offered(key: str) -> Made:
    row = opportunity_of(key)
    if row is None:
        return None
    context = {"opportunity": row, "link": desk_link("opportunity", row.key)}
    return Letter(row.challenge.contact_email, "An opportunity waits", row.challenge, context)


@letter
def opportunity_called_off(key: str) -> Made:
    row = opportunity_of(key)
    if row is None:
        return None
    ended = Placement.objects.filter(opportunity=row, ended=Placement.Ended.HOST).count()
    context = {"opportunity": row, "ended": ended, "link": desk_link("opportunity", row.key)}
    return Letter(row.challenge.contact_email, f"Called off: {row.role}", row.challenge, context)


@letter
def place_given_up(key: str) -> Made:
    """A young person gave their place up; `key` is the opportunity's."""
    row = opportunity_of(key)
    if row is None:
        return None
    context = {"opportunity": row, "link": desk_link("takeover_placements", row.challenge.key)}
    return Letter(
        row.challenge.contact_email, f"A place is free: {row.role}", row.challenge, context
    )


@letter
def parent_refused(key: str) -> Made:
    row = application_of(key)
    if row is None:
        return None
    context = {"link": desk_link("applications", row.challenge.key)}
    return Letter(row.challenge.contact_email, "A parent or carer said no", row.challenge, context)


@letter
def help_asked(key: str) -> Made:
    rows = HelpRequest.objects.select_related(WITH_CHALLENGE)
    row = rows.filter(key=key).first()
    if row is None:
        return None
    context = {"help": row, "link": desk_link("challenge", row.challenge.key)}
    return Letter(row.challenge.contact_email, "Somebody asks for help now", row.challenge, context)


# To young people and parents ---------------------------------------------------------------------


def application_of(key: str) -> Application | None:
    related = ("contact", "consent", "response", WITH_CHALLENGE)
    rows = Application.objects.sent().select_related(*related)
    return rows.filter(key=key).first()


def to_applicant(key: str, subject: str, said: dict | None = None, **context) -> Made:
    """A letter in the language in which they applied."""
    row = application_of(key)
    if row is None or not hasattr(row, "contact"):
        return None
    context |= {"application": row, "name": row.contact.first_name}
    return Letter(row.contact.email, subject, row.challenge, context, row.response.language, said)


@letter
def application_received(key: str) -> Made:
    return to_applicant(key, _("We have your application"))


@letter
def application_stopped(key: str) -> Made:
    """A parent or carer said no."""
    return to_applicant(key, _("About your application"))


@letter
def placement_lost(key: str) -> Made:
    """The host could not do it; `key` is the placement's."""
    placement = Placement.objects.select_related("opportunity", "application").get(key=key)
    return to_applicant(
        placement.application.key,
        _("A change of plan: please look today"),
        opportunity=placement.opportunity,
    )


@letter
def parent_asked(key: str) -> Made:
    """That a parent has to agree, or is told; `key` is the consent's."""
    related = ("contact", "response", WITH_CHALLENGE)
    rows = Consent.objects.select_related(*(f"application__{path}" for path in related))
    consent = rows.filter(key=key).first()
    if consent is None:
        return None
    application = consent.application
    name = application.contact.first_name
    context = {"consent": consent, "name": name, "link": parent_link(consent)}
    agrees = consent.rule == Consent.Rule.AGREES
    asks = _("May %(name)s take part?") if agrees else _("%(name)s would like to take part")
    return Letter(
        application.contact.parent_email,
        asks,
        application.challenge,
        context,
        application.response.language,
        {"name": name},
    )
