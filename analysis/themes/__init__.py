"""Themes in written answers: data frames in, data frames out; nothing leaves the machine."""

from analysis.themes.assign import assign_themes
from analysis.themes.compare import compare_runs
from analysis.themes.config import ThemeConfig, ThemesError
from analysis.themes.explain import why_each, why_words
from analysis.themes.find import find_themes
from analysis.themes.result import ThemeResult

__all__ = [
    "ThemeConfig",
    "ThemeResult",
    "ThemesError",
    "assign_themes",
    "compare_runs",
    "find_themes",
    "why_each",
    "why_words",
]
