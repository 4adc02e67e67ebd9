import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from voice.shared.styles import BUNDLES, SOURCES, BundleFinder, flatten

CSS = SOURCES / "voice" / "css"
TOKENS = (CSS / "tokens.css").read_text()
PAPER = ["page", "page-quiet", "surface", "tint"]
PAIRS = [
    *[("ink", paper, 7.0) for paper in PAPER],
    *[("ink-soft", paper, 7.0) for paper in PAPER],
    *[(ink, paper, 4.5) for ink in ("accent", "bad", "good", "warn") for paper in PAPER],
    *[("ink", tint, 7.0) for tint in ("accent-tint", "good-tint", "bad-tint", "warn-tint")],
    *[("accent", "accent-tint", 4.5), ("good", "good-tint", 4.5)],
    *[("bad", "bad-tint", 4.5), ("warn", "warn-tint", 4.5)],
    *[("on-accent", "accent", 4.5), ("on-bright", "bright", 7.0), ("on-deep", "deep", 7.0)],
    *[("surface", "bad", 4.5), ("edge", "surface", 3.0), ("edge", "page", 3.0)],
]
SCHEMES = {
    "light": [],
    "dark": ["(prefers-color-scheme: dark)"],
    "more": ["(prefers-contrast: more)"],
    "more, dark": [
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(prefers-contrast: more) and (prefers-color-scheme: dark)",
    ],
}


def tokens_of(scheme: str) -> dict[str, str]:
    """The colours in force: the first set, then each set whose question is answered with yes."""
    sets = [TOKENS.split("@media")[0]]
    for question in SCHEMES[scheme]:
        sets += [part for part in TOKENS.split("@media ") if part.startswith(question + " {")]
    return {k: v for part in sets for k, v in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part)}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_have_contrast_enough(scheme):
    colours = tokens_of(scheme)
    weak = [
        (ink, paper, round(contrast(colours[ink], colours[paper]), 2))
        for ink, paper, least in PAIRS
        if contrast(colours[ink], colours[paper]) < least
    ]
    assert weak == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_bundle_is_one_file(bundle):
    css = flatten(SOURCES / bundle)
    assert re.findall(r"@import|url\(|/\*", css) == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_bundle_names_no_token_that_is_not_set(bundle):
    css = flatten(SOURCES / bundle)
    assert set(re.findall(r"var\((--[\w-]+)", css)) - set(re.findall(r"(--[\w-]+):", css)) == set()


def test_survey_styles_are_small():
    size = len(gzip.compress(flatten(CSS / "survey.css").encode(), 9))
    assert size < 6_000, f"{size} bytes compressed"


def test_styles_turn_round_for_languages_read_from_the_right():
    one_way = r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[\s;{])(?:left|right|float):"
    found = {
        str(path.relative_to(CSS)): re.findall(one_way, path.read_text())
        for path in CSS.rglob("*.css")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_finder_serves_the_flattened_bundle(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    finder = BundleFinder()
    found = finder.find("voice/css/survey.css")
    assert found == str(tmp_path / "styles" / "voice" / "css" / "survey.css")
    assert "@import" not in (tmp_path / "styles/voice/css/survey.css").read_text()
    assert [path for path, _ in finder.list([])] == list(BUNDLES)


def test_finder_leaves_other_files_to_others():
    assert BundleFinder().find("voice/icons/sprite.svg") == []
    assert finders.find("voice/icons/sprite.svg") == str(SOURCES / "voice/icons/sprite.svg")
