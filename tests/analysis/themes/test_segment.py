import time

import pytest

from analysis.themes.segment import MOST_SEGMENTS, segments_of


def _texts(raw):
    return [raw[span.start : span.end] for span in segments_of(raw)]


@pytest.mark.parametrize(
    "said",
    [
        "More parks",
        "parks | and | buses",
        "me and my friends go there every single week",
        "Parks. | Buses! | Less homework?",
        "more buses, | less litter, | safer roads",
        "parks | and | not so much bullying | also | buses",
        "mental health, | knife crime, | drugs",
        "improve parks, | buses, | housing",
        "I want more parks | I want less bullying",
        "I like parks | and | I like buses",
        "more parks | less bullying | better buses",
        "more parks please | less homework please",
        "there should be more lights | there should be less litter",
        "Stop knife crime | and | help young people find jobs",
        "the bus is late | and | the driver is rude",
        "staff was kind | but | the waiting time was long",
        "free wifi, | cheaper food | and | a skate park",
        "1,000 homes | and | more trees",
        "e.g. football. | Dr. Smith was nice. | More parks",
        "I don&#39;t like litter, | more bins",
        "parks | &amp; | buses",
        "the things I want are more parks",
        "I would like the help I need to get better",
        "clean and safe parks",
        "big, clean parks",
        "make it safer and cleaner",
        "learn to read and write",
        "improve parks and buses",
        "arts and crafts",
        "school and college fees",
        "swimming and diving lessons",
        "parents and children are poor",
        "sports like football, rugby, and tennis",
        "When I go to school, I feel scared",
        "safe places to play, which are free",
        "kids are outside, playing in the road",
        "make schools more fun",
        "more activities no one knows about",
        "R&B music and M&S",
        "yes, more buses",
        "...",
        "parks, the",
    ],
)
def test_segments_of_cuts_where_a_new_thing_is_said_and_only_there(said):
    parts = said.split(" | ")
    wanted = [part.strip(".,") for part in parts if part not in {"and", "also", "but", "&amp;"}]
    assert [text.strip(".,") for text in _texts(" ".join(parts))] == wanted


@pytest.mark.parametrize(
    ("raw", "language", "parts"),
    [
        ("- swings\n- slides\n- a pond", "en", ["swings", "slides", "a pond"]),
        ("1) swings 2) slides", "en", ["swings", "slides"]),
        ("a) swings b) slides", "en", ["swings", "slides"]),
        ("swings; slides / ponds", "en", ["swings", "slides", "ponds"]),
        ("أريد حدائق؛ وحافلات أكثر، حدائق", "ar", ["أريد حدائق", "وحافلات أكثر", "حدائق"]),
        ("更多公园，更少作业。公园、公交车", "zh", ["更多公园", "更少作业", "公园", "公交车"]),
        ("আরো পার্ক। আরো বই এবং কম হোমওয়ার্ক।", "bn", ["আরো পার্ক", "আরো বই", "কম হোমওয়ার্ক"]),
        ("więcej parków i mniej zadań", "pl", ["więcej parków", "mniej zadań"]),
        ("mwy o barciau a llai o waith cartref", "cy", ["mwy o barciau", "llai o waith cartref"]),
        ("більше парків і менше завдань", "uk", ["більше парків", "менше завдань"]),
        ("mai multe parcuri și mai puține teme", "ro", ["mai multe parcuri", "mai puține teme"]),
        ("mais parques e menos lixo", "pt", ["mais parques", "menos lixo"]),
        ("I w domu", "en", ["I w domu"]),
    ],
)
def test_segments_of_knows_lists_and_the_joining_words_of_languages(raw, language, parts):
    assert [raw[span.start : span.end] for span in segments_of(raw, language)] == parts


def test_segments_of_bounds_how_many_there_are():
    spans = segments_of("swings. " * 300)
    assert len(spans) == MOST_SEGMENTS
    assert spans[-1].end == 300 * 8 - 2


@pytest.mark.parametrize(
    "piece",
    ["parks and buses, ", "a ", "a,", "1. ", "- ", " ", "I want ", "?", "\U0001f600", "&amp;"],
)
def test_segments_of_reads_a_million_characters_quickly_and_loses_none(piece):
    raw = (piece * 1_000_000)[:999_999] + "x"
    begun = time.process_time()
    spans = segments_of(raw)
    assert time.process_time() - begun < 2
    assert spans[-1].end == len(raw)
    assert len(spans) <= MOST_SEGMENTS


def test_segments_of_has_its_places_in_order_within_the_text():
    raw = "parks \U0001f600 and buses\u202e, no litter"
    spans = segments_of(raw)
    assert all(0 <= span.start < span.end <= len(raw) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
