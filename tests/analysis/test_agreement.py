import pytest

from analysis.agreement import in_words, kappa, pooled_kappa

A, B, AB, NONE = frozenset("a"), frozenset("b"), frozenset("ab"), frozenset()


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([], None),
        ([("a", "a")] * 5, None),  # chance alone explains it
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),
    ],
)
def test_kappa_of_one_label_each(pairs, wanted):
    assert kappa(pairs) == (wanted if wanted is None else pytest.approx(wanted))


@pytest.mark.parametrize(
    ("readings", "wanted"),
    [
        ([], None),
        ([(NONE, NONE)] * 4, None),
        ([(A, A), (B, B), (AB, AB), (NONE, NONE)], 1.0),
        ([(A, B), (B, A)], -1.0),
        ([(AB, A), (NONE, NONE)], 0.5),
    ],
)
def test_kappa_of_several_labels_each(readings, wanted):
    found = pooled_kappa(readings, {"a", "b"})
    assert found == (wanted if wanted is None else pytest.approx(wanted))


def test_kappa_agrees_with_a_library():
    from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415

    ours = "aabbcacbabccab"
    theirs = "abbbcacaabccba"
    wanted = cohen_kappa_score(list(ours), list(theirs))
    assert kappa(zip(ours, theirs, strict=True)) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "cannot be said"), (0.85, "very good"), (0.6, "good"), (0.4, "fair"), (0.2, "weak")],
)
def test_kappa_in_words(value, words):
    assert in_words(value) == words


def test_a_kappa_of_nothing_is_said_plainly():
    assert in_words(-0.1) == "hardly better than chance"
