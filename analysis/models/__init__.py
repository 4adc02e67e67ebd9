"""From written answers to themes. What runs suggest and people decide are different tables."""

from analysis.models.excerpts import Excerpt
from analysis.models.runs import (
    AnalysisRun,
    ProposedCoding,
    ProposedTheme,
    UncodedAnswer,
)
from analysis.models.themes import (
    RELEASED,
    Coding,
    Segment,
    Theme,
    ThemeEdit,
    ThemePriority,
    ThemeSet,
)

__all__ = [
    "RELEASED",
    "AnalysisRun",
    "Coding",
    "Excerpt",
    "ProposedCoding",
    "ProposedTheme",
    "Segment",
    "Theme",
    "ThemeEdit",
    "ThemePriority",
    "ThemeSet",
    "UncodedAnswer",
]
