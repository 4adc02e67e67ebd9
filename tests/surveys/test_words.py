"""The pages in eight languages: no word is missing, stale or left over, and none leaks."""

import gettext

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from surveys.forms.written import long_field
from surveys.management.commands.collect_words import (
    PLURALS,
    file_of,
    forms_of,
    locales,
    messages,
    placeholders,
    strings_of,
)
from surveys.models import Wording
from tests.factories.surveys import open_now
from tests.surveys.walking import address, make_open_survey, question, words
from voice.shared.catalogues import checked_by


@pytest.fixture(scope="module")
def found():
    return messages()


def catalogue(locale):
    with file_of(locale).open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("locale", locales())
def test_every_word_is_translated_and_none_is_left_over(locale, found):
    there = {
        (m.context or "", *(m.id if isinstance(m.id, tuple) else (m.id, ""))): strings_of(m)
        for m in catalogue(locale)
        if m.id
    }
    hint = "Run `make words`, and translate what is new."
    assert set(there) == set(found), hint
    assert [message for message, strings in there.items() if not all(strings)] == [], hint


@pytest.mark.parametrize("locale", locales())
def test_translations_keep_every_placeholder_and_every_plural(locale):
    for message in catalogue(locale):
        assert not message.fuzzy
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[1]
        strings = strings_of(message)
        if isinstance(message.id, tuple):
            assert len(strings) == forms_of(locale), message.id
            assert all(set(placeholders(s)) <= set(placeholders(one)) for s in strings)
            assert placeholders(strings[-1]) == placeholders(one), message.id
        else:
            assert placeholders(strings[0]) == placeholders(one), message.id


@pytest.mark.parametrize("locale", locales())
def test_the_compiled_file_says_what_the_written_one_says(locale):
    with file_of(locale).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.info()["plural-forms"] == PLURALS[locale]
    for message in catalogue(locale):
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            for n in range(130):
                assert compiled.ngettext(*message.id, n) in message.string
        elif message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        else:
            assert compiled.gettext(message.id) == message.string


def test_each_file_says_whether_a_speaker_checked_it():
    languages = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    assert {code: checked_by(code) for code in languages} == dict.fromkeys(languages, "no")
    assert checked_by("ja") is None


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("pl", 2, "Około 2 minut."),
        ("uk", 3, "Приблизно 3 хвилини."),
        ("ar", 2, "دقيقتان تقريبًا."),
        ("ro", 20, "Cam 20 de minute."),
        ("cy", 2, "Tua 2 funud."),
        ("en-gb", 1, "About 1 minute."),
    ],
)
def test_plurals_follow_the_number(language, n, said):
    with translation.override(language):
        one, many = "About %(minutes)s minute.", "About %(minutes)s minutes."
        assert translation.ngettext(one, many, n) % {"minutes": n} == said


@pytest.fixture
def survey(db):
    survey = make_open_survey()
    likes = survey.questions.get(code="likes")
    for language in ("ar", "pl"):
        Wording.objects.create(question=likes, language=language, text=f"? ({language})")
    open_now(survey)
    return survey


def test_the_page_speaks_the_language_throughout_and_the_next_page_does_not(client, survey):
    client.post(address(survey) + "?speak=ar~standard")
    page = words(client.get(question(survey, "likes")))
    for said in ("التالي", "تخطَّ", "السؤال 1 من حوالي 2", "مساعدة", "اخرج من هذه الصفحة"):
        assert said in page
    for english in ("Continue", "Skip", "Help", "Exit"):
        assert f">{english}<" not in page
    client.cookies.clear()
    assert '<html lang="en-gb"' in words(client.get(address(survey)))
    assert translation.get_language() == settings.LANGUAGE_CODE
    assert '<html lang="en-gb"' in words(client.get(reverse("account_login")))


def test_a_question_without_words_in_the_language_is_in_english_and_says_so(client, survey):
    client.post(address(survey) + "?speak=pl~standard")
    assert "w twoim języku" not in words(client.get(question(survey, "likes")))
    client.post(question(survey, "likes"), {"answer": "yes"})
    page = words(client.get(question(survey, "need")))
    assert '<span lang="en-gb" dir="ltr">What is needed?</span>' in page
    assert "Jeszcze nie mamy tego pytania w twoim języku. Jest w języku: English." in page


def test_numbers_are_written_as_the_language_writes_them():
    for language, written in (("en-gb", "5,000"), ("pl", "5\xa0000"), ("pt", "5.000")):
        with translation.override(language):
            field = long_field(5_000)
            with pytest.raises(ValidationError) as refused:
                field.clean("a" * 5_001)
        assert written in refused.value.messages[0]


def test_days_are_written_as_the_language_writes_them(client, survey):
    day = survey.campaign.feedback_promised_on
    page = words(client.get(address(survey) + "?speak=pl~standard"))
    months = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    months = [*months.split(), "listopada", "grudnia"]
    assert f"{day.day} {months[day.month - 1]} {day.year}" in page


@pytest.mark.parametrize("way", ["?speak=xx~standard", "?speak=ar~shouting", ""])
def test_no_language_is_taken_from_what_a_browser_says(client, survey, way):
    page = words(client.get(address(survey) + way, HTTP_ACCEPT_LANGUAGE="ar,pl;q=0.9"))
    assert '<html lang="en-gb" dir="ltr"' in page
