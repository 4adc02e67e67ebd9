"""Names: whole phrases that people wrote, distinct, in sentence case."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.themes.grammar import codes_of, is_wish, kind_of_codes
from analysis.themes.joined import Candidate, joined
from analysis.themes.label import Namer
from analysis.themes.phrases import casing, key_of, runs_of, sentence_case, stem, terms_of
from analysis.themes.sayings import read_sayings
from analysis.themes.small_words import small_words
from analysis.themes.wording import Users


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("more funding for schools", "thing"),
        ("after-school clubs", "thing"),
        ("gang violence", "thing"),
        ("hangout for the homeless and refugees", "thing"),
        ("things to do", "thing"),
        ("too many cars", "thing"),
        ("no public transport", "thing"),
        ("pay teachers more", "to do"),
        ("improve public schools", "to do"),
        ("feel safe at night", "to do"),
        ("listen to young people", "to do"),
        ("friendly and helpful", "such"),
        ("good at listening", "such"),
        ("staff were very kind", "said"),
        ("walked my dog", "did"),
        ("durham and send", ""),
        ("comes to internet", ""),
        ("mental health and happens they tell", ""),
        ("parents must work", ""),
        ("children regardless", ""),
        ("withdrawal to cash", ""),
        ("refund now", ""),
        ("looked after very caring", ""),
        ("done better gold medals", ""),
        ("give them parents", ""),
        ("understand these days", ""),
        ("provide a safe", ""),
        ("build smaller", ""),
        ("youth need", ""),
        ("quality of", ""),
        ("years old", ""),
    ],
)
def test_kind_of_codes_tells_a_whole_phrase_from_a_piece(phrase, kind):
    words = phrase.split()
    assert kind_of_codes(codes_of(words), wished=is_wish(words[0])) == kind


def _whole(text):
    """Each phrase of a text, and whether nothing is cut off from it."""
    return {phrase.form: phrase.whole for phrase in terms_of(text, runs_of(text)).phrases}


def test_terms_keep_words_of_a_hyphen_together_and_do_not_run_over_commas():
    whole = _whole("free wi-fi, youth club in town/at home")
    assert whole["free wi-fi"]
    assert not {"fi", "wi-fi youth", "town home"} & set(whole)
    assert not whole["youth"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("programs for at risk youth", "risk youth"),
        ("i couldn't find any faults", "find any faults"),
        ("a sudden loss of income", "sudden loss"),
        ("a great place to live in town", "live in town"),
        ("a way to cancel my card", "way to cancel"),
    ],
)
def test_terms_tell_what_is_cut_off(text, cut):
    assert not _whole(text).get(cut)


def test_only_phrases_whose_words_others_join_too_are_read_of_many_answers():
    texts = ["a new skate park", "the skate park", "more parks here", "skates"]
    sayings = read_sayings(texts, ["en"], texts)
    assert "skate park" in {phrase.form for phrase in sayings.terms[0].phrases}
    assert "new skate park" not in {phrase.form for phrase in sayings.terms[0].phrases}
    every = {phrase.form for phrase in sayings.every_term_of(texts[0]).phrases}
    assert {"skate park", "new skate park"} <= every


def test_names_keep_the_capitals_that_people_write():
    cased = casing(
        [
            "I like Dorset",
            "in Dorset we go",
            "THE NHS IS",
            "at the NHS",
            "ask NHS staff",
            "go to Bath Road",
            "near Bath Road",
            "a long road",
            "the road",
        ]
    )
    assert sentence_case("the nhs in dorset", cased) == "The NHS in Dorset"
    assert sentence_case("a bath road crossing for k-12", cased) == "A Bath Road crossing for K-12"


def test_key_of_is_the_same_for_names_that_say_the_same():
    assert key_of("Parks and the buses") == key_of("Bus park")
    assert key_of("no") == frozenset({"no"})
    assert [stem(word) for word in ("bullying", "parties", "bus")] == ["bully", "part", "bus"]


def _sayings(texts, languages=("en",), cased=()):
    return replace(read_sayings(texts, languages, []), cased=dict(cased))


def _named(texts, labels, languages=("en",), **more):
    labels = np.array(labels)
    ones = np.ones(len(texts), dtype=np.float32)
    count = int(labels.max()) + 1
    namer = Namer(
        texts,
        ones,
        lambda phrases: np.ones((len(phrases), count)),
        _sayings(texts, languages, more.pop("cased", {})),
        **more,
    )
    return namer, namer.name(labels, ones, columns=[[at] for at in range(count)])


def test_namer_joins_two_things_where_neither_covers_the_theme():
    texts = ["mental health"] * 5 + ["school food"] * 5
    _, names = _named([*texts, *["bus lanes"] * 9], [0] * 10 + [1] * 9)
    assert names[0].label in {"Mental health and school food", "School food and mental health"}


def test_namer_joins_nothing_where_one_thing_covers_the_theme():
    texts = ["mental health"] * 6 + ["mental health at school"] * 3
    _, names = _named([*texts, *["bus lanes"] * 9], [0] * 9 + [1] * 9)
    assert " and " not in names[0].label


def test_two_things_are_joined_only_where_each_adds_people():
    everybody = [frozenset({"park", "pool"})] * 8
    some = [frozenset({"park"})] * 4 + [frozenset({"pool"})] * 4
    parts = [
        Candidate("parks", frozenset({"park"}), 2.0),
        Candidate("pools", frozenset({"pool"}), 1.0),
    ]
    people = [np.ones(8, dtype=np.float32)]
    assert joined(parts, Users([everybody], people), 0) == []
    pair = joined(parts, Users([some], people), 0)
    assert [(one.form, sorted(one.means)) for one in pair] == [
        ("parks and pools", ["park", "pool"])
    ]


def test_a_word_is_not_joined_with_itself():
    _, names = _named(["sports sports", "sports sports news", "sports sports teams"] * 3, [0] * 9)
    assert names[0].label != "Sports sports"


def test_namer_does_not_name_a_theme_by_the_place_that_everybody_names():
    halls = [*["greater bowling green area"] * 3, *["sports halls"] * 2]
    lanes = [*["bus lanes in bowling green"] * 2, *["bus lanes"] * 6]
    schools = [*["art schools in bowling green"] * 2, *["art schools"] * 6]
    labels = [0] * 5 + [1] * 8 + [2] * 8
    cased = {"bowling": "Bowling", "green": "Green", "bowling green": "Bowling Green"}
    _, names = _named([*halls, *lanes, *schools], labels, cased=cased)
    assert not any("Bowling" in name.label for name in names)


def test_namer_takes_the_name_of_a_place_that_is_a_theme_of_its_own():
    texts = ["noise at weymouth pier", "weymouth pier at night", "weymouth pier"] * 3
    cased = {"weymouth": "Weymouth", "weymouth pier": "Weymouth Pier"}
    _, names = _named([*texts, *["bus lanes"] * 20], [0] * 9 + [1] * 20, cased=cased)
    assert "Weymouth Pier" in names[0].label


def test_namer_leaves_out_the_words_of_the_question():
    texts = ["more lights in the park", "the park has no lights", "park lights", "a dark park"]
    _, names = _named(texts * 3, [0] * 12, question="How could the park be better?")
    assert "lights" in names[0].label
    assert "park" not in names[0].label.split()[0].lower()


def test_namer_falls_back_to_an_answer_and_then_to_a_number():
    namer, names = _named(["not so."], [0])
    assert names[0].label == "Not so"
    one = np.ones(1, dtype=np.float32)
    again = namer.name(np.zeros(1, dtype=np.int64), one, columns=[[0]])
    assert again[0].label == "Theme 1"


@pytest.mark.parametrize(
    ("language", "texts", "label"),
    [
        ("fi", ["kun joku lyö toista", "se lyö toista", "että lyö toista", "lyö"], "Lyö toista"),
        ("pl", ["więcej parków dla nas", "i więcej parków", "nowe parki"], "Nowe parki"),
        ("cy", ["mae angen parc newydd", "parc newydd yn y dre", "parc newydd"], "Parc newydd"),
        ("zh", ["我想要更多公园", "更多公园和操场", "更多公园"], "更多公园"),
        ("ar", ["نريد حدائق جديدة", "حدائق جديدة في المدينة", "حدائق جديدة"], "حدائق جديدة"),
    ],
)
def test_namer_finds_phrases_of_other_languages(language, texts, label):
    _, names = _named(texts * 4, [0] * len(texts) * 4, languages=(language,))
    assert names[0].label == label


def test_namer_prefers_the_name_by_which_a_reader_would_place_the_answers():
    texts = ["bus lanes", "bus fares", "late buses", "bus fares", "trees", "green trees", "ponds"]
    labels = np.array([0, 0, 0, 0, 1, 1, 1])
    ones = np.ones(7, dtype=np.float32)
    own = np.eye(2, dtype=np.float32)[labels]
    fares = np.array([[1.0, 0.0]], dtype=np.float32)

    def near(phrases):
        return np.concatenate([fares if "fares" in one else fares[:, ::-1] for one in phrases])

    namer = Namer(texts, ones, lambda p: np.ones((len(p), 2)), _sayings(texts), embed=(own, near))
    names = namer.name(labels, ones, columns=[[0], [1]])
    assert "fares" in names[0].label
    assert "green" in names[1].label.lower() or "ponds" in names[1].label.lower()


def test_small_words_are_those_listed_or_the_short_ones_that_are_everywhere():
    assert "und" in small_words(["parks und busse"] * 9, ["de"])
    assert small_words(["na parks", "na buses"] * 9, ["sk"]) == {"na"}
