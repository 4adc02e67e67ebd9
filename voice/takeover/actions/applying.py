"""Applying: kept page by page beside the answers, then sent once and for all.

None of these takes `by=`: nobody has an account.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from surveys.actions.responding import start_response
from surveys.draft_key import DraftKey
from surveys.models import YOUNGEST_IN, AnswerChoice, Response
from voice.takeover import tasks
from voice.takeover.actions.asking import BEFORE, GROUPS, HELP, NO_GROUP
from voice.takeover.actions.forgetting import places_of, tell_of_free
from voice.takeover.actions.hosting import end_placement
from voice.takeover.models import (
    Application,
    ApplicationChoice,
    Challenge,
    Consent,
    Contact,
    Opportunity,
    Placement,
)

CLOSED = gettext_lazy("Applications are closed.")


def rule_for(challenge: Challenge, band: str) -> Consent.Rule:
    """Who has the say about somebody of an age band, by the youngest age in it."""
    age = YOUNGEST_IN[band]
    if age < challenge.agrees_under:
        return Consent.Rule.AGREES
    return Consent.Rule.TOLD if age < challenge.told_under else Consent.Rule.DECIDES


def application_under(key: DraftKey, challenge: Challenge, band: str) -> Application:
    """The application beside the answers under a key, made if need be, and locked.

    Call inside a transaction. Raises ValidationError once it was sent, or applications closed.
    """
    response = start_response(key=key)
    row, _ = Application.objects.get_or_create(
        response=response, defaults={"challenge": challenge, "age_band": band}
    )
    if row.sent_on is not None:
        raise ValidationError(gettext("Your application was sent. It can no longer be changed."))
    if challenge.stage != "open":
        raise ValidationError(CLOSED)
    return row


@transaction.atomic
def keep_choices(
    *, key: DraftKey, challenge: Challenge, band: str, chosen: list[Opportunity]
) -> None:
    """Keep the opportunities that somebody would like, the most wanted first."""
    row = application_under(key, challenge, band)
    row.choices.all().delete()
    ApplicationChoice.objects.bulk_create(
        ApplicationChoice(application=row, opportunity=one, rank=rank)
        for rank, one in enumerate(chosen, start=1)
    )


@transaction.atomic
def keep_way(
    *,
    key: DraftKey,
    challenge: Challenge,
    band: str,
    travel: str | None = None,
    together_word: str = "",
    most: int = 1,
) -> None:
    """Keep how somebody gets there, with whom, and how many placements they would like.

    Without `travel` that stays as it was: it is asked for before the application is sent.
    """
    row = application_under(key, challenge, band)
    row.travel, row.most = row.travel if travel is None else travel, most
    row.together_word = " ".join(together_word.lower().split())
    row.save(update_fields=["travel", "together_word", "most"])


@transaction.atomic
def keep_contact(*, key: DraftKey, challenge: Challenge, band: str, **details: str) -> None:
    """Keep how to reach somebody, or their parent: whichever was said."""
    row = application_under(key, challenge, band)
    Contact.objects.update_or_create(application=row, defaults=details)


@transaction.atomic
def finish_application(*, application: Application) -> None:
    """Send it, once its answers were sent. Sending again changes nothing.

    Takes over from the answers what the matching needs, and asks or tells a parent.
    """
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.sent_on is not None:
        return
    held.sent_on = timezone.localdate()
    said = chosen_in(held.response)
    held.access = said.get(HELP, [])
    held.groups = [code for code in said.get(GROUPS, []) if code != NO_GROUP]
    held.is_first_time = {"yes": False, "no": True}.get("".join(said.get(BEFORE, [])))
    held.save(update_fields=["sent_on", "access", "groups", "is_first_time"])
    rule = rule_for(held.challenge, held.age_band)
    consent = Consent.objects.create(application=held, rule=rule)
    tasks.send_letter.enqueue("application_received", held.key)
    if rule != Consent.Rule.DECIDES:
        write_to_parent(consent=consent)


def chosen_in(response: Response) -> dict[str, list[str]]:
    """Codes chosen in a response that was sent, by the code of the question."""
    said: dict[str, list[str]] = {}
    rows = AnswerChoice.objects.filter(answer__response=response)
    for question, choice in rows.values_list("answer__question__code", "choice__code"):
        said.setdefault(question, []).append(choice)
    return {code: sorted(choices) for code, choices in said.items()}


def write_to_parent(*, consent: Consent) -> None:
    """Send the parent's link, the first time or again."""
    consent.sent_at = timezone.now()
    consent.save(update_fields=["sent_at"])
    tasks.send_letter.enqueue("parent_asked", consent.key)


@transaction.atomic
def answer_consent(*, consent: Consent, answer: str) -> None:
    """A parent or carer says yes or no. The last thing they said counts.

    A no after the matching ends the placements; the young person is told kindly, and the hosts. A
    yes after that gives no place back: a youth worker looks for one.
    """
    held = Consent.objects.select_for_update().get(pk=consent.pk)
    if held.answer == answer:
        return
    held.answer, held.answered_at = answer, timezone.now()
    held.save(update_fields=["answer", "answered_at"])
    if answer == Consent.Answer.NO:
        given_up = places_of(held.application)
        for placement in held.application.placements.current():
            end_placement(placement=placement, ended=Placement.Ended.PARENT)
        for key in given_up:
            tasks.send_letter.enqueue("place_free_again", key)
        tasks.send_letter.enqueue("parent_refused", held.application.key)
        tasks.send_letter.enqueue("application_stopped", held.application.key)


@transaction.atomic
def withdraw_application(*, application: Application) -> None:
    """Somebody no longer wants to take part. What they said stays until they delete it.

    Where they had a place, its host and the youth worker are told.
    """
    held = Application.objects.sent().select_for_update().get(pk=application.pk)
    if held.withdrawn_on is not None:
        return
    held.withdrawn_on = timezone.localdate()
    held.save(update_fields=["withdrawn_on"])
    given_up = places_of(held)
    for placement in held.placements.current():
        end_placement(placement=placement, ended=Placement.Ended.WITHDREW)
    tell_of_free(given_up)
