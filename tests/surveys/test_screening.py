"""The library that orders the reading queue: what it reads and marks, and that it never fails."""

import csv
import json
import time
from itertools import pairwise

import pytest
from django.conf import settings

from surveys.screening import LONGEST, Band, classifier, languages, prepare, screen
from surveys.screening.classifier import chances, judge
from surveys.screening.lexicon import SHORT, TURNED_ON, near_misses, skeletons
from surveys.screening.normalise import sentences_of, words_meant
from surveys.screening.personal import is_nhs_number, personal_details
from surveys.screening.phrases import RULES, marks_in
from surveys.screening.result import CATEGORIES

DENIED = settings.BASE_DIR / "bench" / "screening" / "denied.csv"


def lines(text: str) -> list[str]:
    return [sentence.line for sentence in sentences_of(text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I'm gonna kms", "i am going to kill myself"),
        ("i w4nt 2 d!e", "i want to die"),
        ("k i l l myself", "kill myself"),
        ("m.y.s.e.l.f", "myself"),
        ("i kill", "i kill"),
        ("s*lf h*rm", "self harm"),
        ("x*q", "xq"),
        ("he hiiiits meeee", "he hits me"),
        ("zzzzz", "z"),
        ("i hrt myslf", "i hurt myself"),
        ("suicidel", "suicidal"),
        ("beddroom", "bedroom"),
        ("frightzned", "frightened"),
        ("sucidial", "suicidal"),
        ("tonihgt", "tonight"),
        ("killmyself", "kill myself"),
        ("idontwanttobehere", "i do not want to be here"),
        ("abcdefghij", "abcdefghij"),
        ("un-alive my-self", "kill myself"),
        ("my d@d h1ts me", "my dad hits me"),
        ("100 2nd", "100 2nd"),
        ("ｄｉｅ", "die"),
        ("d\u200bi\u200be", "die"),
        ("\u202emу dаd", "my dad"),
        ("🔪😭", "knife crying"),
        ("no no no no", "no no"),
        ("tbh", ""),
        ("a b c", "a be see"),
    ],
)
def test_what_is_typed_is_read_as_it_was_meant(typed, meant):
    assert " ".join(lines(typed)) == meant


def test_words_keep_their_places_in_the_original():
    text = "Ｉ’m fine 😀 really.\nMy d\u200bad hits me!!! ok"
    (*_, mark) = (mark for s in sentences_of(text) for mark in marks_in(s)[0])
    assert text[mark.start : mark.end] == "My d\u200bad hits me"


def test_very_short_sentences_are_read_together():
    assert lines("He hits. I cry. It hurts so much. Ok then") == [
        "he hits i cry",
        "it hurts so much",
        "ok then",
    ]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("My dad hits me.", Band.DANGER),
        ("Nobody hits me.", Band.REST),
        ("My dad used to hit me years ago.", Band.HARM),
        ("My dad used to hit me and he still hits me.", Band.DANGER),
        ("I want to die.", Band.DANGER),
        ("I don't want to die, I want help.", Band.HARM),
        ("In the film the dad hits the boy.", Band.REST),
        ("I get hit by a ball in football.", Band.REST),
        ("My friend hit me in minecraft.", Band.REST),
        ("The nurse asked if anyone hits me.", Band.REST),
        ("The survey asks if anyone hurts me.", Band.REST),
        ("The survey asks if anyone hurts me: yes my dad hurts me.", Band.DANGER),
        ("There should be more help for people who self harm.", Band.REST),
        ("This homework is killing me.", Band.REST),
        ("I have never felt like hurting myself.", Band.REST),
        ("I have never been left out, nobody calls me names.", Band.REST),
        ("My phone died and I want to die laughing.", Band.REST),
        ("In the film they want a race war.", Band.HARM),
        ("The leaflet asks whether a man touched me.", Band.REST),
        ("I ran away in minecraft.", Band.REST),
        ("My friend says she wants to kill herself.", Band.DANGER),
    ],
)
def test_negation_tense_person_stories_and_sayings_change_what_a_phrase_says(
    text, band, monkeypatch
):
    monkeypatch.setattr("surveys.screening.judge", lambda sentence: (Band.REST, 0.0, 0, 1))
    assert screen(text).band is band


def test_every_rule_has_a_category_a_needed_word_and_matches_no_empty_text():
    for rule in RULES:
        assert rule.category in CATEGORIES, rule.name
        assert rule.needs, rule.name
        assert not rule.compiled.fullmatch(""), rule.name
        assert rule.without <= {"not", "past", "story"}, rule.name


def test_the_classifier_speaks_of_what_no_rule_foresaw_and_names_the_sentence(monkeypatch):
    text = "I like trees. Something odd."
    monkeypatch.setattr(
        "surveys.screening.judge",
        lambda s: (Band.HARM if "odd" in s.line else Band.REST, 0.8, 0, len(s.words)),
    )
    found = screen(text)
    (mark,) = found.marks
    assert (found.band, found.strength, mark.category) == (Band.HARM, 0.8, "")
    assert text[mark.start : mark.end] == "Something odd"


def test_the_classifier_must_be_surer_where_a_rule_let_a_phrase_pass(monkeypatch):
    for chance, band in ((0.9, Band.REST), (0.99, Band.DANGER)):
        monkeypatch.setattr("surveys.screening.judge", lambda s, c=chance: (Band.DANGER, c, 0, 3))
        assert screen("I do not think he hits me.").band is band
    assert screen("Nobody hits me.").band is Band.REST


def test_chances_are_between_0_and_1_and_tell_danger_from_trees():
    grave, calm = (chances(text.split()) for text in ("i want to die", "more trees in the park"))
    assert 0 <= calm.danger < grave.danger <= 1
    assert 0 <= chances([]).harm <= 1
    (long,) = sentences_of(
        "more trees " * 30 + "i want to die and kill myself because i want to be dead"
    )
    band, _, first, last = judge(long)
    assert band >= Band.HARM
    assert "die" in [word.text for word in long.words[first:last]]
    (harm,) = sentences_of("they always leave me out and laugh at me")
    assert judge(harm)[0] >= Band.HARM


@pytest.mark.parametrize(
    ("text", "is_unread"),
    [
        ("Chcę, żeby w parku było więcej huśtawek", True),
        ("Мені страшно йти додому", True),
        ("我不想回家", True),
        ("🙂", False),
        ("bmx track", False),
        ("", False),
        ("Evde kendimi güvende hissetmiyorum hiç", True),
        ("I like the parks and benches, grooving gently", False),
    ],
)
def test_what_is_not_english_is_unread(text, is_unread):
    assert languages.is_unread(text, sentences_of(text)) is is_unread
    assert (screen(text).problem == "another language") is is_unread


def test_danger_in_a_text_of_another_language_stays_danger():
    assert screen("chcę umrzeć proszę pomóż mi. I want to die").band is Band.DANGER


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\u202e\u200b\ufeff",
        "\u202eI want to die\u202c",
        "<b onclick=alert(1)>parks</b>",
        "😭" * 5_000,
        "ض" * 5_000,
        "a" * 5_000,
        "my dad he she they " * 260,
        "i " * 2_500,
        "((((" * 1_000,
        "0" * 5_000,
        "a" * 4_990 + "@ (at) dot",
        "0 (" * 1_600,
        "my name is " * 450,
        "\ud800",
    ],
)
def test_any_text_is_screened_at_once_without_failing(text):
    began = time.process_time()
    found = screen(text)
    assert time.process_time() - began < 1
    assert found.problem in {"", "another language"}
    json.dumps(found.as_json())
    for mark in (*found.marks, *found.personal):
        assert 0 <= mark.start < mark.end <= len(text)


def test_what_is_too_long_or_slow_or_breaks_is_unread(monkeypatch):
    assert screen("a " * LONGEST).problem == "too long"
    assert screen("I want to die", seconds=-1).problem == "too slow"
    monkeypatch.setattr(classifier, "WEIGHTS", classifier.WEIGHTS.with_name("missing.json"))
    classifier.weights.cache_clear()
    classifier.weight_of.cache_clear()
    found = screen("trees")
    classifier.weights.cache_clear()
    assert (found.band, found.problem) == (Band.UNREAD, "broke")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("hello My name is Zoë Bright and", "name", "My name is Zoë Bright"),
        ("i'm called Kofi", "name", "i'm called Kofi"),
        ("my friend is called Leo Turner ok", "name", "friend is called Leo Turner"),
        ("from Rosie aged 8", "name", "from Rosie"),
        ("it's Ruby here", "name", "it's Ruby"),
        ("write to zoe.b@example.org please", "e-mail", "zoe.b@example.org"),
        ("zoe at example dot org", "e-mail", "zoe at example dot org"),
        ("ring 07700 900 123 now", "phone number", "07700 900 123"),
        ("I live at dt1 1xj ok", "postcode", "dt1 1xj"),
        ("it is 943 476 5919 yes", "NHS number", "943 476 5919"),
        ("AB123456C", "National Insurance number", "AB123456C"),
        ("I was born on 12/03/2012", "date of birth", "born on 12/03/2012"),
        ("add @skater.jay", "handle", "@skater.jay"),
        ("my insta is pixel.panda07", "handle", "my insta is pixel.panda07"),
        ("I go to st  mary's school", "school", "st  mary's school"),
        ("we live at 14 Harbour Road", "address", "14 Harbour Road"),
    ],
)
def test_personal_details_are_found_with_their_places(text, kind, words):
    (found,) = personal_details(text, ["St Mary's School", " "])
    assert (found.kind, text[found.start : found.end]) == (kind, words)


@pytest.mark.parametrize(
    "text", ["943 476 5918", "my name is a secret", "30 kids", "call 999", "GB123456C", "£12.50"]
)
def test_what_only_looks_personal_is_not_marked(text):
    assert personal_details(text) == []


def test_details_inside_another_are_marked_once():
    text = "my name is Zoe, my NHS number is 943 476 5919, zoe@example.org"
    found = personal_details(text)
    assert [one.kind for one in found] == ["name", "number", "e-mail"]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("1234567890")


def test_the_lexicon_agrees_with_itself():
    assert all(words_meant(short) == tuple(meant.split()) for short, meant in SHORT.items())
    assert set(skeletons().values()) | set(near_misses().values()) <= set(TURNED_ON)


def bands_of(expected: set[str]) -> list[tuple[Band, str]]:
    with DENIED.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file) if row["expected"] in expected]
    return [(screen(text, seconds=60).band, text) for text in texts]


def test_what_is_said_beside_a_denial_is_heard():
    missed = [text for band, text in bands_of({"danger", "harm"}) if band < Band.HARM]
    assert missed == []


def test_what_does_not_happen_and_what_is_happy_is_seldom_marked():
    found = bands_of({"ordinary"})
    marked = [text for band, text in found if band > Band.REST]
    assert len(marked) <= 0.05 * len(found), marked


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("mum never hits me but her boyfriend does", True),
        ("I do not hit him, he hits me", True),
        ("my mum never hits me my stepdad does", True),
        ("nobody hits me as hard as my dad", True),
        ("i never get beaten except at dads", True),
        ("no one touches me at home apart from grandad", True),
        ("he did not mean to hit me", True),
        ("he has not hit me this week", True),
        ("i was not attacked i was raped", True),
        ("they do not feed us and hurt us", True),
        ("i am not hit i am happy", False),
        ("my dog was not hit by the car", False),
        ("no one stops my brother hurting me", True),
        ("I don't think he hits her", False),
        ("It is not true that my dad hits me", False),
        ("nobody at home hurts anybody", False),
        ("I am not being hurt by anyone", False),
        ("I don't leave the house without my knife", True),
        ("my dad has not hit me yet today", True),
    ],
)
def test_a_denial_is_of_its_own_clause(text, is_heard):
    assert (screen(text, seconds=60).band > Band.REST) == is_heard


def test_what_a_web_server_makes_ready_is_ready():
    prepare()
    assert all("compiled" in vars(rule) for rule in RULES)
    assert classifier.weights.cache_info().currsize == 1
