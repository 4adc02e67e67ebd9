"""From written answers to themes. What runs suggest and people decide are different tables."""

from analysis.models.checking import BlindReading, BlindSample, SampledAnswer, Vouching
from analysis.models.excerpts import Excerpt
from analysis.models.runs import (
    NO_THEME,
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
from analysis.models.together import Card, NameIdea, NameVote, Pile, Seat, Sorting, Together

__all__ = [
    "NO_THEME",
    "RELEASED",
    "AnalysisRun",
    "BlindReading",
    "BlindSample",
    "Card",
    "Coding",
    "Excerpt",
    "NameIdea",
    "NameVote",
    "Pile",
    "ProposedCoding",
    "ProposedTheme",
    "SampledAnswer",
    "Seat",
    "Segment",
    "Sorting",
    "Theme",
    "ThemeEdit",
    "ThemePriority",
    "ThemeSet",
    "Together",
    "UncodedAnswer",
    "Vouching",
]
