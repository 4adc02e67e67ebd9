import pytest
from django.core.validators import validate_slug

from surveys.codes import LONGEST, suggest_code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("What would make this the best place to grow up?", "make-best-place-grow-up"),
        ("How are you?", "how-are-you"),
        ("Café & Bücher", "cafe-bucher"),
        ("🙂", "question"),
        ("", "question"),
        ("x" * 90, "x" * 37),
        ("word " + "y" * 60, "word"),
    ],
)
def test_a_code_comes_from_the_telling_words(words, code):
    assert suggest_code(words) == code
    assert validate_slug(code) is None


def test_a_taken_code_gets_the_next_number():
    assert suggest_code("Parks", {"parks"}) == "parks-2"
    assert suggest_code("Parks", {"parks", "parks-2", "parks-3"}) == "parks-4"


def test_a_numbered_code_is_never_too_long():
    taken = {suggest_code("x" * 90)}
    assert len(suggest_code("x" * 90, taken)) <= LONGEST
