"""The steps of the finder, each on its own."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from analysis.themes import ThemeConfig, ThemesError, assign_themes, find_themes, why_words
from analysis.themes.artefacts import SHIPPED, word_table
from analysis.themes.clean import given_in, read_answers
from analysis.themes.cluster import find_groups, nearest, neighbourhood, settle
from analysis.themes.evaluate import adjusted_rand, nearest_groups, stability
from analysis.themes.excerpts import pick_excerpts
from analysis.themes.languages import plan_readings
from analysis.themes.mending import mender_of, without_slipped
from analysis.themes.model import fit_rule, judge
from analysis.themes.represent import Representation, engine_versions
from analysis.themes.represent_model import sentence_model
from analysis.themes.represent_static import rows_of, static_vectors
from analysis.themes.spelling import corrections, letters_of, slip_shares
from analysis.themes.tokens import normalised, tokenise
from analysis.themes.tree import cut_tree, modularity_of_cuts, ward_merges
from analysis.themes.units import cut_answers, make_units, sample_texts
from analysis.themes.wordpiece import WordPiece, cut_word


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("buliying", "bullying"), ("homwork", "homework"), ("libary", "library")],
)
def test_corrections_read_a_slip_as_the_word_meant(slip, meant):
    table = word_table()
    tokens = tokenise([f"more {slip} please"])
    assert corrections(tokens, table.frequency_of, table.common) == {slip: meant}


def test_mender_reads_a_lone_letter_as_the_small_word_it_was_where_slips_are_many():
    many = ["wee wetn to teh prak wiht my mmu and my dda"] * 200
    few = ["we went to the park with my mum and my dad", "we went with y mum"] * 15
    assert mender_of(many + few * 2, english=True).changed["y"] == "my"


def _each_with_a_letter_lost(text):
    """The text once for each letter of its longer words, without that letter."""
    words = text.split()
    for at, word in enumerate(words):
        for place in range(len(word) if len(word) > 3 else 0):
            yield " ".join([*words[:at], word[:place] + word[place + 1 :], *words[at + 1 :]])


def test_a_slip_that_is_a_word_is_read_by_the_words_beside_it():
    many = ["i went to school", "we went to the garden", "she got wet in the rain"] * 3
    spoilt = [text for one in many[:2] for text in _each_with_a_letter_lost(one)]
    mender = mender_of([*many, *spoilt], english=True)
    assert "wet" not in mender.changed
    assert mender.mend("i wet to school") == "i went to school"
    assert mender.mend("she got wet in the rain") == "she got wet in the rain"


def test_words_beside_it_change_nothing_where_few_words_are_misspelt():
    many = ["i went to school", "we went to town", "she got wet in the rain"] * 20
    mender = mender_of([*many, "i wet to school"], english=True)
    assert mender.context is None
    assert mender.mend("i wet to school") == "i wet to school"


def test_mender_leaves_a_lone_letter_that_people_write_for_a_word():
    changed = mender_of(["can u tell me y my bus is late", "r u ok"] * 10, english=True).changed
    assert (changed["u"], changed["r"], changed["y"]) == ("you", "are", "why")


def test_corrections_leave_names_that_several_people_wrote():
    table = word_table()
    tokens = tokenise(["the parkz in xurbeck", "parks"] + ["go to xurbeck"] * 5)
    assert corrections(tokens, table.frequency_of, table.common) == {"parkz": "parks"}


def test_corrections_tell_slips_that_are_words_by_how_many_slips_there_are():
    table = word_table()
    clean = ["the staff was good to us and the food was good"] * 200 + ["realy god aws"]
    slips = ["teh stfaf wes godo", "hte foodd wsa gooid", "tood to su nad teh sataff", "adn goo"]
    read = corrections(tokenise(slips * 3 + clean), table.frequency_of, table.common)
    assert {read[slip] for slip in ("aws", "wsa", "hte", "nad")} == {"was", "the", "and"}
    assert "god" not in read


@pytest.mark.parametrize(
    ("meant", "written", "ways"),
    [
        ("park", "prk", 4), ("park", "paark", 4), ("park", "prak", 4),
        ("park", "pafk", 100), ("park", "parks", 400), ("park", "bus", 0), ("park", "kapr", 0),
    ],
)  # fmt: skip
def test_slips_of_a_kind_share_a_quarter(meant, written, ways):
    shares = slip_shares(letters_of([meant]), letters_of([written]))
    assert shares.tolist() == [0.25 / ways if ways else 0.0]


def test_adjusted_rand_agrees_with_the_published_measure():
    generator = np.random.default_rng(2)
    one, two = generator.integers(4, size=60), generator.integers(3, size=60)
    assert adjusted_rand(one, two) == pytest.approx(adjusted_rand_score(one, two))
    assert adjusted_rand(one, one) == 1.0


def test_make_units_merges_the_same_words_written_differently():
    frame = pd.DataFrame({"answer_id": [1, 2, 3], "text": ["More PARKS", "more parkz", "buses"]})
    given = given_in(frame, language="en")
    answers = read_answers(given)
    mender = mender_of(answers.clean, english=True)
    units = make_units(answers, [0, 1, 2], mender, cut_answers(given))
    assert units.texts == ["more parks", "buses"]
    assert units.people.tolist() == [2.0, 1.0]
    assert units.whole.tolist() == [0, 0, 1]


def test_answers_that_say_nothing_once_mended_are_set_aside():
    texts = ["nohting", "nothnig to say", "no litter", "parks"] + ["there is nothing to do"] * 3
    frame = pd.DataFrame({"answer_id": range(7), "text": texts})
    answers = read_answers(given_in(frame, language="en"))
    mender = mender_of(answers.clean, english=True)
    kept, rows = without_slipped(answers, range(7), mender)
    assert rows == [2, 3, 4, 5, 6]
    assert kept.why[:3] == ["not an answer", "not an answer", ""]
    assert answers.why[0] == ""


def test_sample_texts_keeps_a_small_group_and_the_order():
    groups = ["large"] * 990 + ["small"] * 10
    chosen = sample_texts(np.ones(1000), groups, most=100, least=10, seed=3)
    assert set(range(990, 1000)) <= set(chosen.tolist())
    assert chosen.tolist() == sorted(chosen.tolist())
    assert len(chosen) <= 110


def test_cut_word_finds_the_longest_pieces_or_nothing():
    numbers = {"play": 1, "##ing": 2, "##s": 3}
    assert cut_word("plays", numbers) == [1, 3]
    assert cut_word("playing", numbers) == [1, 2]
    assert cut_word("xyz", numbers) is None
    assert cut_word("p" * 101, numbers) is None


def test_wordpiece_agrees_with_the_published_tokeniser():
    pieces = WordPiece(SHIPPED / "vocab.txt")
    lines = (SHIPPED / "vocab.txt").read_text(encoding="utf-8").split("\n")
    numbers = pieces.encode("Caf\u00e9 don't unaffable \u4e2d!", most=20)
    assert [lines[at] for at in numbers] == [
        "[CLS]", "cafe", "don", "'", "t", "una", "##ffa", "##ble", "\u4e2d", "!", "[SEP]",
    ]  # fmt: skip
    assert len(pieces.encode("park " * 500, most=16)) == 16


def test_rows_of_knows_words_with_accents_apostrophes_and_pieces():
    table = word_table()
    assert rows_of("park", table) == [table.numbers["park"]]
    assert rows_of("p\u00e4rk", table) == [table.numbers["park"]]
    assert len(rows_of("skateparkish", table)) > 1
    assert rows_of("\u0986\u09ae\u09bf", table) != [table.numbers["park"]]


def test_static_vectors_bring_like_meanings_together():
    texts = ["cheaper bus fares", "lower price of public transport", "bullying at school"]
    vectors = static_vectors(tokenise(texts), word_table())
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_sentence_model_brings_like_meanings_together_in_any_order():
    model = sentence_model(SHIPPED)
    texts = ["it costs too much to get into town", "transport is expensive", "we love the dog"]
    told = []
    vectors = model.embed(texts, progress=lambda *step: told.append(step))
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert np.allclose(model.embed(texts[::-1])[::-1], vectors, atol=0.05)
    assert told == [(3, 3)]
    assert model.embed([]).shape == (0, 1)


def test_representation_refuses_themes_of_another_version():
    space = Representation("static")
    space.fit(["more parks", "fewer cars", "safe streets", "parks and streets"])
    state = space.state()
    assert np.allclose(
        Representation.from_state(state).full(["more parks"]), space.full(["more parks"])
    )
    state["versions"] = {"words": "older"}
    with pytest.raises(ThemesError, match="another version"):
        Representation.from_state(state)


def test_representation_embeds_in_parallel_as_in_one_process(monkeypatch):
    texts = [f"{much} {what}" for much in ("more", "far fewer", "safe") for what in "abcdef"]
    monkeypatch.setattr("analysis.themes.represent_model.BATCH", 2)
    monkeypatch.setattr("analysis.themes.represent.SENT", 4)
    one, many = Representation("model"), Representation("model", backend="threading")
    assert (one.fit(texts)[0] == many.fit(texts)[0]).all()
    assert many.full([]).shape == one.full([]).shape
    assert set(engine_versions("model", None)) == {"words", "static", "model"}


def test_find_groups_parts_directions_and_keeps_a_number_asked_for():
    generator = np.random.default_rng(0)
    middles = np.eye(6)[np.arange(180) % 6]
    vectors = normalised(middles + 0.15 * generator.normal(size=middles.shape)).astype(np.float32)
    groups = {"weights": np.ones(180, dtype=np.float32), "least_people": 3.0, "seed": 1}
    found, _ = find_groups(vectors, **groups, wanted=(1, 40))
    assert adjusted_rand(found, np.arange(180) % 6) > 0.95
    assert find_groups(vectors, **groups, wanted=(1, 40))[0].tolist() == found.tolist()
    assert find_groups(vectors, **groups, wanted=(4, 4))[0].max() == 3
    assert find_groups(vectors, **groups, wanted=(9, 12))[0].max() >= 8


def test_more_or_fewer_themes_are_a_neighbouring_cut():
    links = np.kron(np.eye(3), np.ones((2, 2))) + 0.01
    merges = [(0, 1), (2, 3), (4, 5), (2, 4), (0, 2)]
    curve = modularity_of_cuts(links, merges)
    assert int(np.argmax(curve)) == 3
    three, two = cut_tree(merges, 6, 3), cut_tree(merges, 6, 2)
    assert all(len(set(two[three == label].tolist())) == 1 for label in set(three.tolist()))


def test_nearest_gives_each_its_most_like():
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], dtype=np.float32)
    assert nearest(vectors, 1)[0].ravel().tolist() == [1, 0, 3, 2]


def test_neighbourhood_grows_with_the_root():
    assert [neighbourhood(n) for n in (4, 100, 3000, 100_000)] == [1, 5, 25, 60]


def test_settle_dissolves_small_groups():
    vectors = np.eye(2, dtype=np.float32)[[0] * 9 + [1]]
    assert settle(vectors, np.array([0] * 9 + [1]), np.ones(10), least_people=3).max() == 0
    assert settle(vectors, np.array([0] * 9 + [1]), np.ones(10), least_people=30).max() == 0


@pytest.mark.parametrize("seed", [0, 1])
def test_more_or_fewer_groups_split_or_merge_those_that_are_there(seed):
    generator = np.random.default_rng(seed)
    middles = generator.normal(size=(6, 12))
    vectors = np.concatenate([one + 3 * generator.normal(size=(100, 12)) for one in middles])
    vectors = normalised(vectors.astype(np.float32))
    ones = np.ones(len(vectors), dtype=np.float32)
    found = [
        find_groups(vectors, ones, least_people=5.0, wanted=(k, k), seed=0)[0] for k in range(2, 11)
    ]
    for fewer, finer in pairwise(found):
        table = np.zeros((finer.max() + 1, fewer.max() + 1))
        np.add.at(table, (finer, fewer), 1)
        assert table.max(axis=1).sum() >= 0.85 * len(vectors)


def test_tree_cuts_are_nested():
    centres = np.array([[0, 0], [0, 1], [5, 5], [5, 6], [20, 20]], dtype=np.float64)
    merges = ward_merges(centres, np.ones(5))
    assert cut_tree(merges, 5, 3).tolist() == [0, 0, 2, 2, 4]
    assert cut_tree(merges, 5, 2).tolist() == [0, 0, 0, 0, 4]


def test_rule_gives_back_the_groups_it_was_fitted_to():
    vectors = np.eye(3, dtype=np.float32)[[0, 0, 1, 1, 2, 2]]
    labels = np.array([0, 0, 1, 1, 2, 2])
    placed = judge(fit_rule(vectors, labels, np.ones(6), 3).scores(vectors))
    assert placed.theme.tolist() == labels.tolist()
    assert (placed.strength > 0.9).all()


def test_nearest_groups_has_none_where_there_is_one():
    where, alike = nearest_groups(np.ones((1, 2), dtype=np.float32))
    assert (where.tolist(), alike.tolist()) == ([-1], [0.0])


def test_stability_is_one_where_every_resample_agrees():
    labels = np.arange(40) % 2
    overall, groups = stability(lambda chosen, seed: labels[chosen], labels, 2, rounds=3, seed=0)
    assert overall == 1.0
    assert groups.tolist() == [1.0, 1.0]


def test_stability_is_low_where_groups_are_drawn_anew():
    labels = np.arange(400) % 2

    def draw(chosen, seed):
        return np.random.default_rng(seed).integers(2, size=len(chosen))

    overall, groups = stability(draw, labels, 2, rounds=3, seed=0)
    assert abs(overall) < 0.1
    assert (groups < 0.5).all()


def test_pick_excerpts_takes_no_text_twice_and_hears_other_groups():
    generator = np.random.default_rng(0)
    vectors = generator.normal(size=(40, 5)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    groups = ["most"] * 39 + ["few"]
    picks = pick_excerpts(vectors, vectors[0], np.linspace(1, 0, 40), np.full(40, 9), groups)
    assert len({pick.at for pick in picks}) == len(picks) == 11
    assert 39 in {pick.at for pick in picks}


def _answers(texts, langs):
    frame = pd.DataFrame({"answer_id": range(len(texts)), "text": texts, "lang": langs})
    return read_answers(given_in(frame, language="en"))


def test_readings_keep_languages_apart():
    texts = ["more parks for us"] * 40 + ["więcej parków"] * 35 + ["cymru"] * 3 + ["更多公园"] * 31
    langs = ["en"] * 40 + ["pl"] * 35 + ["cy"] * 3 + ["en"] * 31
    readings, left = plan_readings(_answers(texts, langs), ThemeConfig())
    assert [(reading.languages, reading.engine) for reading in readings] == [
        (("en",), "model"), (("pl",), "words"), (("zh",), "words"),
    ]  # fmt: skip
    assert left == [75, 76, 77]


def test_readings_fall_back_to_words_where_english_is_not_english():
    texts = ["brumfaki zoloteri kwertolin"] * 40
    assert plan_readings(_answers(texts, ["en"] * 40), ThemeConfig())[0][0].engine == "words"


def test_a_model_folder_says_which_languages_it_knows(tmp_path):
    (tmp_path / "languages.txt").write_text("pl\nuk\n", encoding="utf-8")
    texts = ["more parks"] * 30 + ["więcej parków"] * 30
    config = ThemeConfig(model_folder=str(tmp_path))
    readings, _ = plan_readings(_answers(texts, ["en"] * 30 + ["pl"] * 30), config)
    assert [reading.languages for reading in readings] == [("en", "pl")]


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("zh", ["更多公园", "公交车太贵", "作业太多", "学校欺凌"]),
        ("ar", ["المزيد من الحدائق", "الحافلات غالية", "واجبات كثيرة", "التنمر في المدرسة"]),
        ("pl", ["więcej parków", "autobusy są drogie", "za dużo zadań", "przemoc w szkole"]),
        ("cy", ["mwy o barciau", "bysiau drud", "gormod o waith cartref", "bwlio yn yr ysgol"]),
        ("uk", ["більше парків", "автобуси дорогі", "забагато завдань", "булінг у школі"]),
        ("bn", ["আরো পার্ক", "বাস খুব দামি", "অনেক হোমওয়ার্ক", "স্কুলে নির্যাতন"]),
    ],
)
def test_find_themes_reads_other_languages_by_their_words(lang, texts):
    frame = pd.DataFrame({"answer_id": range(40), "text": texts * 10, "lang": lang})
    result = find_themes(frame, ThemeConfig(one_each=True, resamples=0))
    assert result.facts["readings"][0]["engine"] == "words"
    by_text = result.codings.assign(text=frame["text"]).groupby("text")["theme"].nunique()
    assert by_text.tolist() == [1] * 4


def test_languages_of_few_answers_are_left_or_put_together(wishes):
    frame = wishes[["answer_id", "text"]].assign(lang="en")
    frame.loc[:5, "lang"] = "cy"
    config = ThemeConfig(engine="static", resamples=0)
    left = find_themes(frame, config).uncoded
    assert set(frame["answer_id"][:6]) <= set(left["answer_id"])
    result = find_themes(frame, ThemeConfig(engine="static", resamples=0, one_each=True))
    last = result.themes.iloc[:, 2].tolist()
    assert "Answers in other languages" in last
    assert len(result.codings) == len(frame)


def test_why_words_names_the_words_that_weigh(wishes):
    result = find_themes(wishes, ThemeConfig(engine="static", resamples=0, n_themes=5))
    bus = result.codings.merge(wishes[wishes["subject"] == "buses"])["theme"].mode().iloc[0]
    words = [word for word, _ in why_words(result, "Cheaper buses into the town", int(bus))]
    assert words[0] == "buses"
    assert why_words(result, "the of", int(bus)) == []
    with pytest.raises(ThemesError, match="There is no theme 99"):
        why_words(result, "buses", 99)


def test_assign_themes_refuses_a_run_with_too_few_answers(wishes):
    few = find_themes(wishes.head(3), ThemeConfig())
    with pytest.raises(ThemesError, match="too few answers"):
        assign_themes(wishes, few)


def test_assign_themes_places_the_same_answers_the_same(wishes):
    result = find_themes(wishes, ThemeConfig(engine="static", resamples=0, one_each=True))
    again = assign_themes(wishes, result)
    before = result.codings.set_index("answer_id")["theme"]
    after = again.codings.set_index("answer_id")["theme"]
    assert (before == after.reindex(before.index)).mean() > 0.98


def test_config_comes_back_from_its_values():
    config = ThemeConfig(seed=3, by=("age",), n_themes=4)
    assert ThemeConfig.from_dict({**config.as_dict(), "of another version": 1}) == config


@pytest.mark.parametrize(
    "values",
    [{"engine": "magic"}, {"seed": -1}, {"resamples": 99}, {"n_themes": 2, "most": 3}],
)
def test_config_refuses_what_cannot_be_meant(values):
    with pytest.raises(ThemesError):
        ThemeConfig(**values)
