import pandas as pd
import pytest

from analysis.themes.clean import base_language, given_in, normalise, read_answers, words_of


def _read(text, lang="en", question=""):
    frame = pd.DataFrame({"answer_id": [1], "text": [text], "lang": [lang]})
    answers = read_answers(given_in(frame, language="en"), question=question)
    return answers.clean[0], answers.why[0], answers.kind[0]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  SOOOO   cool!!! ", "soo cool!!!"),
        ("I \u2764\ufe0f parks \U0001f44d\U0001f3fd", "i love parks good"),
        ("It\u2019s &amp; fine", "it's & fine"),
        ("a\x00b\u202ec", "a b c"),
        ("\U0001f98a", "fox face"),
    ],
)
def test_normalise_reads_what_was_meant(raw, clean):
    assert normalise(raw) == clean


def test_words_of_gives_one_word_a_character_where_there_are_no_spaces():
    assert words_of("更多公园 and কম u") == ["更", "多", "公", "园", "and", "কম", "u"]


@pytest.mark.parametrize(
    ("text", "lang", "why", "kind"),
    [
        ("", "en", "empty", "empty"),
        ("   ", "en", "empty", "empty"),
        (".", "en", "not an answer", "no letters"),
        ("\u00a312.50", "en", "not an answer", "numbers only"),
        ("IDK!!", "en", "not an answer", "don't know"),
        ("n/a", "en", "not an answer", "nothing to say"),
        ("Nothing", "en", "not an answer", "nothing to say"),
        ("dim byd", "cy", "not an answer", "nothing to say"),
        ("nie wiem", "pl", "not an answer", "don't know"),
        ("не знаю", "uk", "not an answer", "don't know"),
        ("لا أعرف", "ar", "not an answer", "don't know"),
        ("nu știu", "ro", "not an answer", "don't know"),
        ("não sei", "pt", "not an answer", "don't know"),
        ("জানি না", "bn", "not an answer", "don't know"),
        ("asdfghjk", "en", "not an answer", "gibberish"),
        ("xkcdvbn", "en", "not an answer", "gibberish"),
        ("hahaha haaha", "en", "", ""),
        ("idk tbh \U0001f602", "en", "not an answer", "don't know"),
        ("I don't really know what to put", "en", "not an answer", "don't know"),
        ("i dunno sorry", "en", "not an answer", "don't know"),
        ("nothing at the moment thanks", "en", "not an answer", "nothing to say"),
        ("nie wiem", "en", "not an answer", "don't know"),
        ("不知道", "zh", "not an answer", "don't know"),
        ("معلوم نہیں", "ur", "not an answer", "don't know"),
        ("bilmiyorum", "tr", "not an answer", "don't know"),
        ("asdf", "en", "not an answer", "gibberish"),
        ("jjjjjj", "cy", "not an answer", "gibberish"),
        ("пппп", "uk", "not an answer", "gibberish"),
        ("aaabbbaaab", "en", "not an answer", "gibberish"),
        ("What would help?", "en", "not an answer", "copy of the question"),
        ("x", "en", "too short", "too short"),
        ("more parks", "en", "", ""),
    ],
)
def test_read_answers_sets_aside_what_is_not_one(text, lang, why, kind):
    assert _read(text, lang, question="what would help")[1:] == (why, kind)


@pytest.mark.parametrize(
    "text",
    """
    parks|buses|KFC|PE|wifi|LGBTQ|lgbtq+|NSPCC|banana|rhythm|Knightsbridge|Llangollen|no bullying
    no homework|nothing to do|nothing changes|don't know anyone|not sure about the buses|more|tv
    I don't know but maybe more parks|help would be nice|\U0001f44d
    """.replace("\n", "|").split("|"),
)
def test_read_answers_keeps_real_short_ones(text):
    assert not text.strip() or _read(text.strip(), question="what would help")[1:] == ("", "")


def test_read_answers_reads_missing_bytes_and_other_values():
    frame = pd.DataFrame({"answer_id": [1, 2, 3, 4], "text": [None, float("nan"), b"parks", 3.5]})
    answers = read_answers(given_in(frame, language="en"))
    assert answers.raw == ["", "", "parks", "3.5"]


def test_read_answers_uses_the_default_where_an_answer_has_no_language():
    frame = pd.DataFrame({"answer_id": [1, 2], "text": ["a", "b"], "lang": ["", "pol_Latn"]})
    assert read_answers(given_in(frame, language="cy-GB")).lang == ["cy", "pl"]


def test_base_language_shortens_codes():
    assert [base_language(code) for code in ("eng_Latn", "pt-BR", "EN")] == ["en", "pt", "en"]
