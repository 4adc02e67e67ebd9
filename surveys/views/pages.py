"""Drawing the young person's pages. No request is needed: no session or user is read."""

import zlib
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.datastructures import MultiValueDict
from django.utils.dates import WEEKDAYS
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from surveys import flow
from surveys.bands import age_question, bands_of
from surveys.forms.asked import ask
from surveys.forms.coming_back import RATINGS, REASONS, BeforeForm, PhraseForm, SendForm
from surveys.forms.questions import (
    QuestionForm,
    StepForm,
    as_sent,
    refusal_in_words,
    refusals_of,
    said_in_words,
)
from surveys.forms.shapes import WHY
from surveys.frozen import FrozenQuestion
from surveys.journey import Journey
from surveys.models import AGE_BANDS, Layer
from surveys.views.kept import fill, hole_for, keep, put_in, word
from surveys.views.worded import about, help_in, media_of, other_language, switch

GZIP = 31  # the size of zlib's window with gzip's own head and foot
ROWS_HERE, SAID_HERE = hole_for("rows"), hole_for("said")


def draw(template: str, journey: Journey | None, *, status: int = 200, **context) -> HttpResponse:
    """Fill `surveys/{template}.html` in the journey's language."""
    language = journey.language if journey else settings.LANGUAGE_CODE
    with translation.override(language):
        if journey:
            page = str(context.pop("speak_page", ""))
            told = {**switch(journey, template, page), **help_in(journey), "about": about(journey)}
            context = {**told, **context}
        page = render_to_string(
            f"surveys/{template}.html",
            {
                "journey": journey,
                "survey": journey and journey.survey,
                "campaign": journey and journey.survey.campaign,
                "carried": journey and StepForm(initial={"key": journey.carried}, auto_id=False),
                "product_name": settings.PRODUCT_NAME,
                "demonstration": settings.VOICE_DEMONSTRATION,
                "exit_url": journey.address("exit") if journey else settings.EXIT_ADDRESS,
                "help_url": journey and journey.address("help"),
                "yours_url": journey and journey.address("yours"),
                **context,
            },
        )
    return HttpResponse(page, status=status)


def squeeze(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Compress a page for whoever takes it: phones on a slow line pay for every byte.

    Its length tells nobody the key: no other site can make a browser ask for a page that holds
    both the key and words of that site's choice.
    """
    if response.content and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = zlib.compress(response.content, level=4, wbits=GZIP)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
    return response


def draw_start(journey: Journey, *, is_new: bool = False) -> HttpResponse:
    """Before anything is asked: how old are you, then who asks, why, and what happens.

    `is_new`: somebody else had a turn on this device.
    """
    if journey.key is not None or journey.is_preview:
        return draw_notice(journey, is_new=is_new)
    what = ("start", is_new, journey.first, journey.lacks_language)
    return fill(journey, keep(journey, what, lambda: text_of(draw_notice(journey, is_new=is_new))))


def text_of(page: HttpResponse) -> str:
    return page.content.decode()


def draw_notice(journey: Journey, *, is_new: bool) -> HttpResponse:
    said = {"band": journey.first.rpartition(":")[2], "new": "1" if is_new else ""}
    context = {
        "before": BeforeForm(initial=said, auto_id=False),
        "start_url": journey.spoken_address("start", journey.spoken_now),
        "return_url": journey.address("return"),
    }
    if journey.asks_age:
        return draw_age(journey, context)
    least, most = flow.minutes(journey.questionnaire)
    return draw(
        "start",
        journey,
        minutes=least,
        minutes_at_most=most,
        next_url=journey.address(journey.next_page),
        has_begun=journey.key is not None and bool(journey.answers),
        receipt_url=journey.address("receipt"),
        is_easy=journey.layer == Layer.EASY_READ,
        words_days=", ".join(str(WEEKDAYS[day]) for day in journey.survey.campaign.staffed_days),
        **context,
    )


def draw_age(journey: Journey, context: dict) -> HttpResponse:
    """*How old are you?* in the survey's own words where it asks that, else in ours."""
    offered = bands_of(journey.survey, journey.questionnaire)
    question = age_question(journey.questionnaire)
    with translation.override(journey.language):
        if question is None:
            words = {code: translation.gettext(text) for code, text in AGE_BANDS}
            text = translation.gettext("How old are you?")
        else:
            asked = ask(journey.questionnaire, question, journey.language, journey.layer)
            words, text = dict(asked.choices), asked.text
    bands = [(code, words.get(code, code)) for code in offered]
    return draw("age", journey, question=text, bands=bands, **context)


def question_form(
    journey: Journey,
    question: FrozenQuestion,
    data=None,
    files=None,
    *,
    entry: flow.Entry | None = None,
) -> QuestionForm:
    """The form of a question, showing `entry` or else the stored answer where that may be shown."""
    kept = journey.answers.get(question.code, {})
    if entry is None:
        entry = {} if journey.hides_answers else kept
    with translation.override(journey.language):
        worded = word(journey, question)
        form = QuestionForm(
            worded.asked,
            data,
            files,
            entry=entry,
            kept=kept,
            key=journey.carried,
            build=worded.build,
        )
    if not journey.takes_words and data is None and not entry.get("text"):
        form.fields.pop(WHY, None)
    return form


def form_of_entry(journey: Journey, question: FrozenQuestion, entry: flow.Entry) -> QuestionForm:
    """A bound form as if `entry` had just been sent, to check it by."""
    return question_form(journey, question, MultiValueDict(as_sent(question, entry)))


def draw_question(
    journey: Journey,
    form: QuestionForm,
    *,
    changing: bool = False,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    """A question's page. `trouble` names the notice of `surveys/trouble.html` that stands on it."""
    question = form.asked.question
    route = journey.route
    number, total, is_about = flow.position(
        journey.questionnaire,
        route,
        journey.answers,
        question.code,
        asks_to_quote=journey.asks_to_quote,
    )
    earlier = flow.before(route, journey.answers, question.code)
    entry = journey.answers.get(question.code, {})
    with translation.override(journey.language):
        context = {
            "spoken_in": other_language(journey, question),
            "media": media_of(journey, question),
            "refusals": refusals_of(question),
            "refused": refusal_in_words(entry),
            "removed": removed_questions(journey),
        }
    return draw(
        "question",
        journey,
        status=status,
        form=form,
        asked=form.asked,
        question=question,
        speak_page=question.code,
        number=number,
        total=total,
        is_about=is_about,
        changing=changing,
        trouble=trouble,
        cannot_write=not journey.takes_words and question.kind.is_written and not form.is_bound,
        own_picture=address_of_own_picture(journey, question),
        is_kept_hidden=journey.hides_answers and flow.is_answered(journey.answers, question.code),
        action=journey.address(question.code),
        keep_url=journey.address("keep"),
        back_page=journey.address("check" if changing else earlier.code if earlier else "start"),
        back_shows=changing or earlier is not None,
        **context,
    )


def address_of_own_picture(journey: Journey, question: FrozenQuestion) -> str:
    """Where a browser finds the picture that it sent; empty where there is none to show."""
    may_show = journey.has_cookie and not journey.hides_answers and not journey.is_preview
    if not may_show or not journey.answers.get(question.code, {}).get("artwork"):
        return ""
    return reverse("survey_own_artwork", args=[journey.survey.key, question.code])


def draw_fresh(journey: Journey, question: FrozenQuestion) -> HttpResponse:
    """A question that was not answered yet: the same page for everybody but for the key in it.

    Kept in this process once drawn, which is most of what a survey costs. A corrected wording is
    another edition, and so another page.
    """
    place = flow.position(
        journey.questionnaire,
        journey.route,
        journey.answers,
        question.code,
        asks_to_quote=journey.asks_to_quote,
    )
    earlier = flow.before(journey.route, journey.answers, question.code)
    what = ("question", question.code, earlier and earlier.code, place)
    page = keep(
        journey, what, lambda: text_of(draw_question(journey, question_form(journey, question)))
    )
    return fill(journey, page)


def removed_questions(journey: Journey) -> list[str]:
    """The words of questions whose answers were taken away by the last change."""
    met = {question.code for question in journey.route}
    texts = (
        ask(journey.questionnaire, question, journey.language, journey.layer).text
        for question in journey.questionnaire.questions()
        if question.code not in met and journey.answers.get(question.code, {}).get("removed")
    )
    return list(dict.fromkeys(texts))


def draw_check(journey: Journey, *, trouble: str = "", status: int = 200) -> HttpResponse:
    with translation.override(journey.language):
        rows = "".join(checked(journey, question) for question in journey.route)
        removed = removed_questions(journey)
    last = journey.route[-1].code if journey.route else ""

    def drawn(rows: str, **context) -> HttpResponse:
        return draw(
            "check",
            journey,
            rows=mark_safe(rows),  # noqa: S308 (drawn by a template, row by row)
            send_form=SendForm(initial={"key": journey.carried}),
            action=journey.address("check"),
            keep_url=journey.address("keep"),
            back_page=journey.address(last) if last else "",
            back_shows=True,
            **context,
        )

    if removed or trouble or journey.is_preview:
        return drawn(rows, removed=removed, trouble=trouble, status=status)
    page = keep(journey, ("check", last), lambda: text_of(drawn(ROWS_HERE)))
    return fill(journey, page, [(ROWS_HERE, rows)])


def checked(journey: Journey, question: FrozenQuestion) -> str:
    """One question and what was said to it, as a row of the check page."""
    asked = word(journey, question).asked
    entry = journey.answers.get(question.code, {})
    said = "" if journey.hides_answers else said_in_words(asked, entry)
    is_hidden = journey.hides_answers and flow.has_answer(entry)

    def drawn() -> str:
        answer = {
            "asked": asked,
            "text": SAID_HERE if said else "",
            "is_hidden": is_hidden,
            "refusal": refusal_in_words(entry),
            "page": journey.address(question.code),
        }
        carried = StepForm(initial={"key": journey.carried}, auto_id=False)
        context = {"journey": journey, "carried": carried, "answer": answer}
        return render_to_string("surveys/check_row.html", context)

    what = ("row", question.code, bool(said), is_hidden, str(entry.get("refusal", "")))
    row = drawn() if journey.is_preview else keep(journey, what, drawn)
    return put_in(journey, row, [(SAID_HERE, conditional_escape(said))])


def draw_receipt(
    journey: Journey, words: Sequence[str] = (), rated: tuple[str, str] = ("", "")
) -> HttpResponse:
    """`words` is the return phrase, `rated` what was already said about the survey."""
    holes = [hole_for(place) for place in range(len(words))]

    def drawn() -> str:
        return text_of(
            draw(
                "receipt",
                journey,
                words=holes,
                rated=rated,
                ratings=RATINGS,
                reasons=REASONS,
                start_url=journey.address("start"),
                rate_url=journey.address("rate"),
                happened_url=journey.address("happened"),
            )
        )

    page = drawn() if journey.is_preview else keep(journey, ("receipt", len(words), *rated), drawn)
    return fill(journey, page, zip(holes, words, strict=True))


def draw_keep(
    journey: Journey, words: Sequence[str], *, trouble: str = "", status: int = 200
) -> HttpResponse:
    return draw(
        "keep",
        journey,
        status=status,
        words=words,
        trouble=trouble,
        keep_url=journey.address("keep"),
        back_page=journey.address("receipt" if journey.is_sent else journey.next_page),
        back_shows=True,
    )


def draw_return(
    journey: Journey, form: PhraseForm, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    return draw(
        "return",
        journey,
        status=status,
        form=form,
        trouble=trouble,
        back_page=journey.address("start"),
    )


def draw_yours(journey: Journey, *, trouble: str = "", status: int = 200) -> HttpResponse:
    """*Your answers are yours*. `can_delete` says whether there is something, and still time."""
    has_some = journey.saved_on is not None
    is_late = journey.is_sent and timezone.localdate() > journey.survey.campaign.closes_on
    back = "receipt" if journey.is_sent else journey.next_page if has_some else "start"
    least, most = flow.minutes(journey.questionnaire)
    return draw(
        "yours",
        journey,
        status=status,
        trouble=trouble,
        has_some=has_some,
        minutes=least,
        minutes_at_most=most,
        is_late=is_late,
        yours_page=journey.address("yours"),
        return_url=journey.address("return"),
        back_page=journey.address(back),
        back_shows=back not in {"start", "receipt"},
    )


def draw_help(journey: Journey) -> HttpResponse:
    back = journey.next_page if journey.key and not journey.is_sent else "start"
    return draw("help", journey, back_page=journey.address(back))


def draw_pause(journey: Journey) -> HttpResponse:
    """A calm page with people to talk to, on the way to the next question."""
    return draw("pause", journey, next_url=journey.address(journey.next_page))


def draw_stopped(journey: Journey, reason: str, *, status: int = 200) -> HttpResponse:
    """A page that says kindly why one cannot go on: `coming`, `closed` or `too_much`."""
    return draw(
        "stopped", journey, reason=reason, status=status, return_url=journey.address("return")
    )
