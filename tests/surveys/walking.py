"""Walking through the young person's pages with Django's client."""

import html
import re

from django.urls import reverse

from surveys.models import Kind, Response
from tests.factories.surveys import make_question, make_section, make_survey, open_now

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ELSEWHERE_SENT = {"HTTP_SEC_FETCH_SITE": "cross-site"}


def make_open_survey(**fields):
    survey = make_survey(**fields)
    likes = make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    why = make_section(survey, "why", "Tell us more", show_if_question=likes)
    why.show_if_choices.set(likes.choices.filter(code="no"))
    make_question(survey, "because", text="Why not?", section=why)
    end = make_section(survey, "end", "At the end")
    places = (("parks", "Parks"), ("buses", "Buses"), ("shops", "Shops"))
    limits = {"least": 1, "most": 2}
    make_question(
        survey, "need", Kind.MULTIPLE_CHOICE, "What is needed?", places, section=end, limits=limits
    )
    open_now(survey)
    return survey


def address(survey, page="start", *args):
    return reverse(f"survey_{page}", args=[survey.key, *args])


def question(survey, code):
    return address(survey, "question", code)


def begin(client, survey):
    client.post(address(survey))


def answer(client, survey, code, **sent):
    return client.post(question(survey, code), sent)


def fill_in(client, survey, *, likes="yes"):
    begin(client, survey)
    answer(client, survey, "likes", answer=likes)
    if likes == "no":
        answer(client, survey, "because", answer="No buses")
    answer(client, survey, "need", answer=["parks"])
    if likes == "no":
        client.post(address(survey, "may_quote"), {"answer": "yes"})


def words(response):
    return response.content.decode()


def draft():
    return Response.objects.get().draft


def key_in(response):
    return words(response).partition('name="key" value="')[2].partition('"')[0]


def said_in(response):
    """(question, what was said to it) of each row of the check page."""
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", words(response), re.DOTALL)
    return [tuple(html.unescape(re.sub("<.*?>", "", cell)) for cell in row) for row in rows]


def phrase_in(response):
    """The four words on a page."""
    listed = words(response).partition('<ol class="phrase"')[2].partition("</ol>")[0]
    return re.findall("<li>(.*?)</li>", listed)
