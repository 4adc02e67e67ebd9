"""Recordings that people upload: what they really are is read from their first bytes."""

from typing import BinaryIO

from surveys.models import Clip

MOST_BYTES = 1_000_000  # two minutes of speech at 64 kbit/s
MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
TAG = b"ID3"
TAG_HEAD = 10  # bytes


class SoundError(Exception):
    """Why a recording is not taken: `why` is `unreadable` or `too_big`."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def read_sound(file: BinaryIO) -> tuple[bytes, str]:
    """(content, kind of sound) of an MP3, Ogg or M4A file, without the label of an MP3.

    The label may hold names. Raises SoundError.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise SoundError("too_big")
    content = without_label(content)
    if content.startswith(MP3_FRAMES):
        return content, Clip.Sound.MP3
    if content.startswith(b"OggS"):
        return content, Clip.Sound.OGG
    if content[4:8] == b"ftyp" and content[8:11] in {b"M4A", b"mp4", b"iso"}:
        return content, Clip.Sound.M4A
    raise SoundError("unreadable")


def without_label(content: bytes) -> bytes:
    """An MP3 without the labels before and after its sound; anything else as it is."""
    if not content.startswith(TAG) and not content.startswith(MP3_FRAMES):
        return content
    if content.startswith(TAG) and len(content) > TAG_HEAD:
        a, b, c, d = content[6:TAG_HEAD]
        content = content[TAG_HEAD + (a << 21) + (b << 14) + (c << 7) + d :]
    return content[:-128] if content[-128:-125] == b"TAG" else content
