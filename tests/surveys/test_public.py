"""The young person's pages over HTTP: what is shown, kept and refused."""

import datetime as dt
import gzip

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Answer, Response
from surveys.views.browser_key import cookie_name
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_survey
from tests.surveys.walking import (
    ELSEWHERE_SENT,
    HERE,
    address,
    answer,
    begin,
    draft,
    fill_in,
    key_in,
    make_open_survey,
    question,
    said_in,
    words,
)


@pytest.fixture
def survey(db):
    return make_open_survey()


# Start ----------------------------------------------------------------------------------------


def test_start_says_who_asks_and_why_and_sets_no_cookie(client, survey):
    survey.campaign.organisation.help_text = "Childline: 0800 1111. Free, day or night."
    survey.campaign.organisation.save()
    response = client.get(address(survey))
    page = words(response)
    for said in (
        survey.campaign.purpose,
        "The Youth Voice Team at Dorset Council.",
        "Three youth workers.",
        "About 1 to 2 minutes.",
        f"By {survey.campaign.feedback_promised_on:%-d %B %Y}.",
        "You can skip any question.",
        '<a class="nowrap" href="tel:08001111">0800 1111</a>',
        "Free, day or night",
    ):
        assert page.count(said) == 1
    assert not response.cookies
    assert not Response.objects.exists()


def test_starting_gives_one_cookie_for_the_browser_alone_and_stores_nothing(client, survey):
    response = client.post(address(survey))
    assert response.status_code == 303
    assert response.url == question(survey, "likes")
    cookie = response.cookies[cookie_name(survey)]
    assert list(response.cookies) == [cookie_name(survey)]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    assert not Response.objects.exists()


def test_the_cookie_is_locked_to_its_host_where_the_site_is_secure(client, survey, settings):
    settings.SESSION_COOKIE_SECURE = True
    response = client.post(address(survey), secure=True)
    cookie = response.cookies[f"__Host-draft-{survey.key}"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_starting_again_keeps_the_answers_unless_it_is_somebody_elses_turn(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    assert client.post(address(survey)).url == question(survey, "need")
    assert client.post(address(survey), {"new": "1"}).url == question(survey, "likes")
    answer(client, survey, "likes", answer="unsure")
    assert Response.objects.count() == 2


def test_another_site_cannot_make_a_browser_forget_its_answers(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    response = client.post(address(survey), {"new": "1"}, **ELSEWHERE_SENT)
    assert response.url == question(survey, "need")


def test_another_site_cannot_plant_a_key_by_way_of_start(client, survey):
    planted = client.post(address(survey)).cookies[cookie_name(survey)].value
    client.cookies.clear()
    response = client.post(address(survey), {"key": planted}, **ELSEWHERE_SENT)
    assert response.cookies[cookie_name(survey)].value != planted


def test_an_unknown_survey_says_so(client, db):
    response = client.get(reverse("survey_start", args=["nothere23456"]))
    assert response.status_code == 404
    assert "We cannot find that survey" in words(response)


def test_a_survey_that_was_never_opened_is_unknown(client, db):
    assert client.get(address(make_survey())).status_code == 404


def test_a_survey_that_opens_later_says_when(client, db):
    opens_on = timezone.localdate() + dt.timedelta(days=3)
    survey = make_open_survey(campaign=make_campaign(opens_on=opens_on))
    assert f"It opens on {opens_on:%-d %B %Y}." in words(client.get(address(survey)))
    assert "not open yet" in words(client.post(address(survey)))


def test_a_closed_survey_says_so(client, survey):
    survey.closed_at = timezone.now()
    survey.save()
    assert "This survey has closed" in words(client.get(address(survey)))


def test_a_survey_that_closes_between_two_pages_keeps_the_answers_and_says_so(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="yes")
    survey.closed_at = timezone.now()
    survey.save()
    page = words(answer(client, survey, "need", answer=["parks"]))
    assert "We kept the answers you gave so far." in page
    assert draft() == {"likes": {"codes": ["yes"]}, "need": {"codes": ["parks"]}}
    assert "This survey has closed" in words(client.post(address(survey, "check")))
    assert not Answer.objects.exists()


# Through the questions ------------------------------------------------------------------------


def test_a_whole_journey_ends_in_one_response(client, survey):
    fill_in(client, survey, likes="no")
    page = client.get(address(survey, "check"))
    assert [said for _, said in said_in(page)] == [
        "No",
        "No buses",
        "Parks",
        "Yes, you can show it",
    ]
    response = client.post(address(survey, "check"))
    assert (response.status_code, response.url) == (303, address(survey, "receipt"))
    receipt = words(client.get(response.url))
    assert words(client.get(response.url)) == receipt
    assert client.post(address(survey, "check")).url == response.url
    assert Response.objects.get().may_quote is True
    assert Answer.objects.count() == 3


def test_the_title_is_the_question_and_where_it_stands(client, survey):
    begin(client, survey)
    page = words(client.get(question(survey, "likes")))
    title = page.partition("<title>")[2].partition("</title>")[0]
    parts = ["Do you like it here?", "Question 1 of about 2", "Dorset Young Voices"]
    assert title.split(" \N{EN DASH} ") == parts
    assert page.count("<h1>Do you like it here?</h1>") == 1


@pytest.mark.parametrize("refusal", ["skipped", "not_understood"])
def test_a_way_of_not_answering_is_kept_and_shown_on_the_way_back(client, survey, refusal):
    begin(client, survey)
    assert answer(client, survey, "likes", go=refusal).status_code == 303
    assert draft() == {"likes": {"refusal": refusal}}
    shown = {"skipped": "You skipped", "not_understood": "You did not understand"}[refusal]
    assert f"{shown} this question." in words(client.get(question(survey, "likes")))


def test_nothing_chosen_is_a_skip(client, survey):
    begin(client, survey)
    answer(client, survey, "likes")
    assert draft() == {"likes": {"refusal": "skipped"}}


def test_going_back_shows_what_was_saved(client, survey):
    begin(client, survey)
    answer(client, survey, "likes", answer="unsure")
    page = client.get(question(survey, "likes"))
    assert page.context["form"]["answer"].value() == "unsure"
    assert page.context["back_page"] == address(survey)
    later = client.get(question(survey, "need"))
    assert later.context["back_page"] == question(survey, "likes")


def test_a_change_returns_to_the_check_page_and_says_what_it_took_away(client, survey):
    fill_in(client, survey, likes="no")
    changed = client.post(question(survey, "likes"), {"answer": "yes", "change": "1"})
    assert changed.url == address(survey, "check")
    page = client.get(changed.url)
    assert page.context["removed"] == ["Why not?"]
    assert "Some questions do not fit any more." in words(page)
    client.post(changed.url)
    assert set(Answer.objects.values_list("question__code", flat=True)) == {"likes", "need"}


def test_a_change_that_opens_a_question_asks_it_before_the_check_page(client, survey):
    fill_in(client, survey)
    opened = client.post(question(survey, "likes"), {"answer": "no", "change": "1"})
    assert opened.url == question(survey, "because") + "?change=1"
    asked_next = client.post(question(survey, "because"), {"answer": "Buses", "change": "1"})
    assert asked_next.url == address(survey, "may_quote") + "?change=1"


def test_permission_is_asked_only_where_the_survey_asks_it(client, survey):
    survey.may_ask_to_quote = False
    survey.save()
    fill_in(client, survey, likes="no")
    client.post(address(survey, "check"))
    assert Response.objects.get().may_quote is False


def test_in_a_sensitive_campaign_nothing_is_shown_again(client, db):
    survey = make_open_survey(campaign=make_campaign(is_sensitive=True))
    begin(client, survey)
    answer(client, survey, "likes", answer="no")
    answer(client, survey, "because", answer="Somebody shouts")
    assert "Somebody shouts" not in words(client.get(question(survey, "because")))
    answer(client, survey, "because", answer="")
    assert draft()["because"] == {"text": "Somebody shouts"}
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"go": "skipped"})
    page = words(client.get(address(survey, "check")))
    assert page.count("You answered this") == 3
    assert "Somebody shouts" not in page


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_before_one_writes_stands_where_to_get_help_and_what_may_be_told(client, db, is_sensitive):
    survey = make_open_survey(campaign=make_campaign(is_sensitive=is_sensitive))
    begin(client, survey)
    assert "Get help here" not in words(client.get(question(survey, "likes")))
    answer(client, survey, "likes", answer="no")
    before, _, _ = words(client.get(question(survey, "because"))).partition("<textarea")
    assert "Get help here" in before
    assert ("we may tell another grown-up" in before) == is_sensitive


def test_help_and_exit_stand_on_every_page(client, survey):
    begin(client, survey)
    pages = [address(survey), question(survey, "likes"), address(survey, "help")]
    pages += [address(survey, "keep"), address(survey, "return"), address(survey, "yours")]
    fill_in(client, survey)
    pages += [address(survey, "check")]
    drawn = [client.get(page) for page in pages]
    client.post(address(survey, "check"))
    drawn.append(client.get(address(survey, "receipt")))
    for page in drawn:
        top = words(page).partition("<main")[0]
        assert top.count(f'href="{address(survey, "help")}"') == 1
        assert top.count(f'href="{address(survey, "exit")}"') == 1


def test_leaving_forgets_the_key_and_goes_where_the_site_says(client, survey, settings):
    settings.EXIT_ADDRESS = "https://weather.example.org/"
    begin(client, survey)
    response = client.get(address(survey, "exit"))
    assert response.url == "https://weather.example.org/"
    assert response.cookies[cookie_name(survey)].value == ""
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'


# Without cookies ------------------------------------------------------------------------------


def test_the_whole_way_without_cookies(client, survey):
    first = client.post(address(survey)).url
    client.cookies.clear()
    page = client.get(first, **HERE)
    for code, chosen in [("likes", "yes"), ("need", ["parks", "shops"])]:
        sent = {"answer": chosen, "key": key_in(page)}
        page = client.post(question(survey, code), sent, **HERE)
        assert (page.status_code, page.cookies) == (200, {})
    assert said_in(page)[1][1] == "Parks\nShops"
    changing = {"key": key_in(page), "go": "show", "change": "1"}
    change = client.post(question(survey, "need"), changing, **HERE)
    assert change.context["form"]["answer"].value() == ["parks", "shops"]
    sent = {"key": key_in(change), "change": "1", "answer": ["buses"]}
    page = client.post(question(survey, "need"), sent, **HERE)
    receipt = client.post(address(survey, "check"), {"key": key_in(page)}, **HERE)
    assert "We have your answers" in words(receipt)
    again = client.post(address(survey, "check"), {"key": key_in(page)}, **HERE)
    assert words(again) == words(receipt)
    assert Answer.objects.get(question__code="need").picked.get().choice.code == "buses"


def test_a_first_question_opened_from_elsewhere_leads_to_the_start(client, survey):
    response = client.get(question(survey, "likes"))
    assert response.url == address(survey)


# Cost and traces ------------------------------------------------------------------------------


def test_pages_cost_few_queries(client, survey, django_assert_max_num_queries):
    begin(client, survey)
    with django_assert_max_num_queries(3):
        client.get(question(survey, "likes"))
    with django_assert_max_num_queries(10):
        answer(client, survey, "likes", answer="no")
    with django_assert_max_num_queries(8):
        answer(client, survey, "because", answer="Buses")
    answer(client, survey, "need", answer=["parks"])
    client.post(address(survey, "may_quote"), {"answer": "yes"})
    with django_assert_max_num_queries(2):
        client.get(address(survey, "check"))
    with django_assert_max_num_queries(10):
        client.post(address(survey, "check"))


def test_no_session_is_read_or_made(client, survey):
    client.cookies["session"] = "an-old-session"
    fill_in(client, survey)
    response = client.get(question(survey, "likes"))
    assert response.headers.get("Vary", "") == ""
    assert response.headers["Cache-Control"] == "no-store"
    assert not hasattr(response.wsgi_request, "session")


def test_pages_are_compressed_for_a_browser_that_takes_it(client, survey):
    plain = client.get(address(survey))
    small = client.get(address(survey), HTTP_ACCEPT_ENCODING="gzip")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content


def test_nothing_of_an_answer_is_in_an_address_a_title_or_a_log(client, survey, caplog):
    caplog.set_level("DEBUG", logger="django.request")
    fill_in(client, survey, likes="no")
    client.get(address(survey, "check"))
    client.get("/s/nothere23456/")
    assert "No buses" not in caplog.text
    page = words(client.get(question(survey, "because")))
    assert page.count("No buses") == 1
    assert "No buses" not in page.partition("</title>")[0]
