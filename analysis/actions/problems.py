"""How an action says no."""


class ThemeProblem(Exception):  # noqa: N818 (it is told to a person as it stands)
    """What was asked cannot be done; the message is one plain sentence for the person."""


class ThemesChanged(ThemeProblem):
    """Somebody else changed the themes after this page was opened."""
