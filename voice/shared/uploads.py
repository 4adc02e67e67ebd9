"""Files on their way in."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUpload(TemporaryFileUploadHandler):
    """Writes no more of a file than any form takes, however much is sent.

    The file that a form gets says how large it was, so that the form can refuse it in its words.
    """

    written = 0

    def new_file(self, *args, **kwargs) -> None:
        self.written = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        left = settings.IMPORT_MAX_BYTES + 1 - self.written
        self.written += len(raw_data[:left])
        super().receive_data_chunk(raw_data[:left], start)
