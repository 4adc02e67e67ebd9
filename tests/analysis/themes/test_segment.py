import pytest

from analysis.themes.segment import MOST_SEGMENTS, segments_of


def _texts(raw):
    return [raw[span.start : span.end] for span in segments_of(raw)]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("More parks", ["More parks"]),
        ("parks and buses", ["parks", "buses"]),
        (
            "me and my friends go there every single week",
            ["me and my friends go there every single week"],
        ),
        ("Parks. Buses! Less homework?", ["Parks", "Buses!", "Less homework?"]),
        ("- swings\n- slides\n- a pond", ["swings", "slides", "a pond"]),
        ("1) swings 2) slides", ["swings", "slides"]),
        ("more buses, less litter, safer roads", ["more buses", "less litter", "safer roads"]),
        ("parks but also no litter", ["parks", "no litter"]),
        ("swings; slides; ponds", ["swings", "slides", "ponds"]),
        ("أريد حدائق؛ وحافلات أكثر", ["أريد حدائق", "وحافلات أكثر"]),
        ("更多公园。更少作业。", ["更多公园", "更少作业"]),
        ("আরো পার্ক। কম হোমওয়ার্ক।", ["আরো পার্ক", "কম হোমওয়ার্ক"]),
        ("więcej parków, mniej zadań", ["więcej parków", "mniej zadań"]),
        ("mwy o barciau, llai o waith cartref", ["mwy o barciau", "llai o waith cartref"]),
        ("більше парків. менше завдань", ["більше парків", "менше завдань"]),
        ("...", ["..."]),
        ("parks, the", ["parks, the"]),
    ],
)  # fmt: skip
def test_segments_of_cuts_where_a_new_thing_is_said(raw, parts):
    assert _texts(raw) == parts


def test_segments_of_bounds_how_many_there_are():
    spans = segments_of("swings. " * 300)
    assert len(spans) == MOST_SEGMENTS
    assert spans[-1].end == 300 * 8 - 2


def test_segments_of_reads_a_million_characters():
    assert len(segments_of("parks and buses, " * 60_000)) <= MOST_SEGMENTS


def test_segments_of_has_its_places_in_order_within_the_text():
    raw = "parks \U0001f600 and buses\u202e, no litter"
    spans = segments_of(raw)
    assert all(0 <= span.start < span.end <= len(raw) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
