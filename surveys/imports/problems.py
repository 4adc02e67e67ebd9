"""What can be wrong with a file as a whole."""


class UnreadableFile(ValueError):
    """A file that cannot be read at all. Its message is a plain sentence for the person."""
