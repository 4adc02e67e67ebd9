import re

from surveys.sharing import address_of, poster_words, qr_svg
from tests.factories.surveys import make_survey


def test_the_address_is_whole(db, settings):
    settings.SITE_ADDRESS = "https://voices.example.org"
    survey = make_survey()
    assert address_of(survey) == f"https://voices.example.org/s/{survey.key}/"


def test_the_code_is_drawn_without_style_or_script():
    drawn = qr_svg("https://voices.example.org/s/abcd/")
    assert re.findall(r"<(\w+)", drawn) == ["svg", "path", "path"]
    assert "style" not in drawn


def test_different_addresses_are_drawn_differently():
    assert qr_svg("https://a.example/s/a/") != qr_svg("https://a.example/s/b/")


def test_a_poster_says_who_asks_and_until_when(db):
    survey = make_survey()
    words = poster_words(survey)
    assert words[0] == "I Live in Dorset: What matters to you?"
    assert words[2] == "Who is asking: the Youth Voice Team at Dorset Council."
    assert words[-1].endswith(address_of(survey))
