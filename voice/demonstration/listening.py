"""Campaigns, and the answers that come in and are reviewed."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from surveys.actions.importing import confirm_import, match_columns, start_import
from surveys.actions.publishing import close_survey, open_survey
from surveys.actions.referring import refer_answer
from surveys.actions.reviewing import redact_answer, release_answers, seal_answer
from surveys.imports.storing import read_in
from surveys.models import Answer, Collector, Question, Response, Review, Survey
from surveys.redacting import holding
from voice.accounts.models import Organisation
from voice.demonstration.files import read_rows, write_rows
from voice.demonstration.people import set_readers
from voice.demonstration.places import make_places
from voice.demonstration.surveys import (
    make_a_year_before,
    make_getting_around,
    make_i_live_in_dorset,
    make_takeover,
)
from voice.demonstration.wording import word
from voice.programme.actions import create_campaign, edit_campaign
from voice.programme.models import Campaign

TEAM = "the Youth Voice Team at Dorset Council"
READERS = "three youth workers, and one person whose job is to keep children safe"
# How answers came in, as a file's column `way` says it: the mode, and what the desk calls it.
WAYS = {
    "": (Collector.Mode.IMPORT, "Class sessions and paper forms"),
    "online": (Collector.Mode.IMPORT, "An earlier online form"),
    "paper": (Collector.Mode.PAPER, "Paper forms from primary schools"),
    "session": (Collector.Mode.SESSION, "Class sessions"),
}
RECOGNISED = "Somebody could be recognised by it"
HOLD, SEAL, REFER, REDACT = "hold", "seal", "refer", "redact "


def day(offset: int) -> dt.date:
    """The day this many days from today."""
    return timezone.localdate() + dt.timedelta(days=offset)


def load_getting_around(organisation: Organisation, by) -> Survey:
    """A campaign that is over: asked, closed, and answered before the day that was promised."""
    return load_ended(
        organisation,
        by,
        make=make_getting_around,
        answers=("getting-around.csv", "easier", ("how", "easy", "stopped")),
        days=(-190, -140, -60),
        title="Getting Around",
        purpose="Buses, trains, bikes, feet. What makes it easy to get to the places you want to "
        "go, and what stops you?",
    )


def load_a_year_before(organisation: Organisation, by) -> Survey:
    """The campaign that *I Live in Dorset* asks again, so that one sees what has changed."""
    return load_ended(
        organisation,
        by,
        make=make_a_year_before,
        answers=("a-year-before.csv", "change", ("feeling", "feeling-young", "listened")),
        days=(-420, -360, -300),
        title=f"I Live in Dorset {day(-420).year}",
        purpose="What is it like to grow up here, and what one thing would you change?",
    )


def load_ended(
    organisation: Organisation,
    by,
    *,
    make: Callable[..., Survey],
    answers: tuple[str, str, tuple[str, ...]],
    days: tuple[int, int, int],
    **words: str,
) -> Survey:
    """A campaign that opened, closed and was to be answered these days from today."""
    details = {"asked_by": TEAM, "readers": READERS, **words}
    opens, closes, promised = map(day, days)
    campaign = create_campaign(
        organisation=organisation,
        by=by,
        opens_on=opens,
        closes_on=day(0),
        feedback_promised_on=day(0),
        **details,
    )
    set_readers(campaign, by)
    survey = make(campaign, by)
    open_survey(survey=survey, by=by)
    bring_in(survey, by, *answers)
    close_survey(survey=survey, by=by)
    edit_campaign(
        campaign=campaign,
        by=by,
        opens_on=opens,
        closes_on=closes,
        feedback_promised_on=promised,
        **details,
    )
    return survey


def load_i_live_in_dorset(organisation: Organisation, by, *, follows: Campaign) -> Survey:
    """The campaign that is open now, with answers on paper, from sessions and online so far."""
    campaign = create_campaign(
        organisation=organisation,
        by=by,
        title="I Live in Dorset",
        purpose="What is it like to grow up here? Tell us what is good, what is not, and the one "
        "thing you would change.",
        asked_by=TEAM,
        readers=READERS,
        opens_on=day(-40),
        closes_on=day(50),
        feedback_promised_on=day(95),
        follows=follows,
    )
    set_readers(campaign, by)
    survey = make_i_live_in_dorset(campaign, by)
    word(survey, by)
    open_survey(survey=survey, by=by)
    closed = ("group", "feeling", "feeling-young", "listened", "in-the-way", "likes", "matters")
    bring_in(survey, by, "answers.csv", "one-thing", closed)
    return survey


def load_places(organisation: Organisation, by) -> Campaign:
    """A campaign that has just opened, with a question of every kind and no answers yet."""
    campaign = create_campaign(
        organisation=organisation,
        by=by,
        title="Places to Meet",
        purpose="Where do you go to play and to meet your friends? What is good there, and what is "
        "missing?",
        asked_by=TEAM,
        readers=READERS,
        opens_on=day(-1),
        closes_on=day(40),
        feedback_promised_on=day(80),
    )
    set_readers(campaign, by)
    open_survey(survey=make_places(campaign, by), by=by)
    return campaign


def load_takeover(organisation: Organisation, by) -> Campaign:
    """A campaign that has not opened yet."""
    campaign = create_campaign(
        organisation=organisation,
        by=by,
        title="Takeover Challenge",
        purpose="For two weeks, young people take over real jobs and real meetings. What would you "
        "take over, and what would you do first?",
        asked_by=TEAM,
        readers=READERS,
        opens_on=day(25),
        closes_on=day(60),
        feedback_promised_on=day(110),
    )
    set_readers(campaign, by)
    open_survey(survey=make_takeover(campaign, by), by=by)
    return campaign


def load_gull_rock(neighbour: Organisation) -> Campaign:
    """A campaign of the other organisation, with no page on the public site."""
    return create_campaign(
        organisation=neighbour,
        by=neighbour.memberships.get().user,
        title="When should Gull Rock open?",
        purpose="Tell us which evenings you would come.",
        asked_by="the youth workers at Gull Rock",
        readers="two youth workers",
        opens_on=day(-5),
        closes_on=day(30),
        feedback_promised_on=day(45),
    )


def bring_in(survey: Survey, by, name: str, written: str, closed: tuple[str, ...]) -> None:
    """Import a file of answers as the desk does, at once: what came by each way by itself.

    A column is named after its question.
    """
    codes = ("age", "area", written, *closed)
    columns = {"ref": "id", "may quote": "quote"} | {column(code): f"q:{code}" for code in codes}
    rows = read_rows(name)
    for way in sorted({row.get("way", "") for row in rows}):
        part = [row for row in rows if row.get("way", "") == way]
        with TemporaryDirectory() as folder:
            path = write_rows(Path(folder) / "answers.csv", part)
            called = f"{name.removesuffix('.csv')}, {way}.csv" if way else name
            answer_import = start_import(survey=survey, path=path, file_name=called, by=by)
        mode, told = WAYS[way]
        mapping = {"columns": columns, "quote": "column", "values": {}, "mode": mode, "name": told}
        match_columns(answer_import=answer_import, mapping=mapping, by=by)
        confirm_import(answer_import=answer_import, by=by)
        read_in(answer_import.key)
    speak(survey, {row[column(written)]: row["language"] for row in rows if row.get("language")})


def column(code: str) -> str:
    return code.replace("-", " ")


def speak(survey: Survey, languages: dict[str, str]) -> None:
    """Say in which language the people answered who wrote these words: a file does not say it."""
    for words, language in languages.items():
        theirs = Answer.objects.filter(question__survey=survey, text=words).values("response")
        Response.objects.filter(pk__in=theirs).update(language=language)


def refer(answer: Answer, by) -> None:
    """Open the record of an answer that was rung about."""
    refer_answer(
        answer=answer,
        known="No name and no place. It says who may hurt somebody, and whom.",
        why="Somebody is hurt at home now.",
        told="The Front Door, by telephone. They cannot find the child either; they wrote it down.",
        told_at=timezone.now(),
        is_about_staff=False,
        by=by,
    )


def review(question: Question, name: str, *, by, sealed_by) -> None:
    """Decide on the written answers as the file says; what it holds stays held."""
    rows = read_rows(name)
    decisions = {row[column(question.code)]: row["at the desk"] for row in rows}
    held = Review.objects.held().filter(answer__question=question).select_related("answer")
    to_release = []
    for one in held:
        decision = decisions[one.answer.text]
        if decision == SEAL:
            seal_answer(answer=one.answer, by=sealed_by, reason="Nobody else needs to read this.")
        elif decision == REFER:
            refer(one.answer, by=sealed_by)
        elif decision.startswith(REDACT):
            said, named = one.answer.text, decision.removeprefix(REDACT)
            at = said.index(named)
            out = holding(said, [("", at, at + len(named))])
            redact_answer(answer=one.answer, out=out, reason=RECOGNISED, by=by)
        elif decision != HOLD:
            to_release.append(one.answer)
    release_answers(answers=to_release, by=by)
