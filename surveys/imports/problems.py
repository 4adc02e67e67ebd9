"""What can be wrong with a file as a whole."""


class UnreadableFileError(ValueError):
    """A file that cannot be read at all. Its message is a plain sentence for the person."""
