import pandas as pd
import pandas.testing
import pytest
from sklearn.metrics import normalized_mutual_info_score

from analysis.themes import ThemeConfig, ThemeResult, ThemesError, compare_runs, find_themes
from analysis.themes.result import (
    CODING_COLUMNS,
    EXCERPT_COLUMNS,
    THEME_COLUMNS,
    UNCODED_COLUMNS,
)

WORDS = ThemeConfig(engine="words")


def _frame(texts):
    return pd.DataFrame({"answer_id": range(len(texts)), "text": texts})


def test_find_themes_gives_the_columns_promised(found):
    assert list(found.themes.columns) == THEME_COLUMNS
    assert list(found.codings.columns) == CODING_COLUMNS
    assert list(found.uncoded.columns) == UNCODED_COLUMNS
    assert list(found.excerpts.columns) == EXCERPT_COLUMNS


def test_find_themes_accounts_for_every_answer_once(wishes):
    odd = ["", "idk", "nothing", "n/a", ".", None, "asdfgh"]
    frame = pd.concat([wishes[["text"]], pd.DataFrame({"text": odd})], ignore_index=True)
    frame["answer_id"] = range(len(frame))
    result = find_themes(frame, WORDS)
    coded, left = set(result.codings["answer_id"]), set(result.uncoded["answer_id"])
    assert coded & left == set()
    assert coded | left == set(frame["answer_id"])
    assert set(range(len(wishes), len(frame))) <= left
    assert result.codings[result.codings["main"]]["answer_id"].is_unique


def test_find_themes_finds_the_subjects(wishes):
    result = find_themes(wishes, ThemeConfig(engine="static", one_each=True, n_themes=5))
    themes = result.codings.set_index("answer_id")["theme"].reindex(wishes["answer_id"])
    assert len(result.codings) == len(wishes)
    assert normalized_mutual_info_score(wishes["subject"], themes) > 0.8


def test_find_themes_gives_the_same_bytes_for_the_same_seed(wishes, found, tmp_path):
    again = find_themes(wishes, WORDS)
    found.save(tmp_path / "one")
    again.save(tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        if path.name != "facts.json":
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert {k: v for k, v in found.facts.items() if k != "timing"} == {
        k: v for k, v in again.facts.items() if k != "timing"
    }


def test_find_themes_lists_the_answers_where_there_are_too_few():
    result = find_themes(_frame(["more parks", "buses", "idk"]), WORDS)
    assert result.facts["too_few"] is True
    assert result.uncoded["why"].tolist() == ["too few answers", "too few answers", "not an answer"]
    assert result.excerpts["text"].tolist() == ["more parks", "buses"]
    assert len(result.themes) == 0


def test_find_themes_keeps_agreed_themes_and_their_names(wishes):
    agreed = [
        ("Buses we can afford", ["cheaper buses into town", "free bus travel for under 18s"]),
        ("Spaceships", ["a rocket to the moon"]),
    ]
    result = find_themes(wishes, WORDS, agreed=agreed)
    assert result.themes["label"].tolist()[:2] == ["Buses we can afford", "Spaceships"]
    assert result.facts["agreed"] == {"1": "Buses we can afford", "2": "Spaceships"}
    alike = wishes["text"].str.startswith(("cheaper buses", "free bus"))
    coded = result.codings[result.codings["theme"] == 1]
    assert set(wishes[alike]["answer_id"]) <= set(coded["answer_id"])
    assert result.themes["size"].tolist()[1] == 0


def test_find_themes_reports_progress_of_each_step(wishes):
    told = []
    find_themes(wishes, WORDS, progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(step for step, _, _ in told)) == [
        "read", "segments", "vectors", "themes", "place", "stability", "names", "excerpts",
    ]  # fmt: skip
    assert all(0 <= done <= total for _, done, total in told)


def test_result_comes_back_as_saved(found, tmp_path):
    again = ThemeResult.load(found.save(tmp_path / "run"))
    for name in ("themes", "codings", "uncoded", "excerpts"):
        pandas.testing.assert_frame_equal(
            getattr(again, name), getattr(found, name), check_dtype=False
        )
    assert again.facts == found.facts


def test_load_refuses_a_folder_that_holds_no_themes(tmp_path):
    with pytest.raises(ThemesError, match="does not hold themes"):
        ThemeResult.load(tmp_path)


def test_compare_runs_finds_everything_kept_in_the_same_run(found):
    changes = compare_runs(found, found)
    assert changes["change"].tolist() == ["kept"] * len(found.leaves)
    assert changes["jaccard"].tolist() == [1.0] * len(found.leaves)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (pd.DataFrame({"answer_id": [], "text": []}), "There are no answers."),
        (pd.DataFrame({"answer_id": [1]}), "There is no column called text."),
        (pd.DataFrame({"answer_id": [1, 1], "text": ["a", "b"]}), "Two answers have the same id."),
        (_frame([str(n) for n in range(40)]), "The column holds numbers, not written answers."),
    ],
)
def test_find_themes_says_plainly_what_cannot_be_used(frame, sentence):
    with pytest.raises(ThemesError) as raised:
        find_themes(frame, WORDS)
    assert str(raised.value) == sentence


def test_excerpts_show_no_answer_that_could_lead_to_a_person(wishes):
    told = [
        "more parks, ring 07700 900 123",
        "more parks, mail me@example.org",
        "parks near DT1 1XJ",
    ]
    frame = pd.DataFrame(
        {
            "answer_id": range(len(wishes) + 3),
            "text": [*wishes["text"], *told],
        }
    )
    result = find_themes(frame, WORDS)
    assert not set(told) & set(result.excerpts["text"])
    assert set(range(len(wishes), len(wishes) + 3)) <= {
        *result.codings["answer_id"],
        *result.uncoded["answer_id"],
    }
