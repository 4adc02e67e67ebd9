"""How an action says no."""


class ThemeProblem(Exception):  # noqa: N818 (it is told to a person as it stands)
    """What was asked cannot be done; the message is one plain sentence for the person."""


class QuestionChanged(ThemeProblem):
    """The question was asked in other words after the run read its answers."""


class ThemesChanged(ThemeProblem):
    """Somebody else changed the themes after this page was opened."""
