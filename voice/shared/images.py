"""Pictures that people upload, made anew: nothing of the file is kept but its dots.

What a file says about itself (its name, its type, when and where it was taken) is neither believed
nor kept. A picture is read only after its size in dots is known to be bearable.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

register_heif_opener(thumbnails=False)

READ = ("JPEG", "PNG", "WEBP", "HEIF")
MOST_BYTES = 15 * 1024 * 1024
# A JPEG is read at a fraction of its size; phones write no others of more than 16 million dots.
MOST_DOTS = {"JPEG": 50_000_000, "MPO": 50_000_000, "HEIF": 25_000_000}
MOST_DOTS_OTHERWISE = 16_000_000
STILL = ("JPEG", "MPO", "HEIF")  # may hold further pictures, but never move
QUALITIES = (80, 65, 50, 35)


class PictureError(Exception):
    """Why a file is not taken: `why` is `unreadable`, `moving`, `too_many_dots` or `too_big`."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture as we made it."""

    content: bytes
    width: int
    height: int


def remake_photo(file: BinaryIO, *, longest: int = 1600) -> Remade:
    """A JPEG of at most `longest` dots a side. Raises PictureError."""
    picture = opened(file, longest)
    return saved(picture, "JPEG", quality=80, optimize=True)


def remake_small(file: BinaryIO, *, longest: int = 320, most_bytes: int = 4_000) -> Remade:
    """A WebP of at most `longest` dots a side, as large and as good as fits into `most_bytes`.

    Raises PictureError.
    """
    picture = opened(file, longest)
    while True:
        for quality in QUALITIES:
            remade = saved(picture, "WEBP", quality=quality, method=6)
            if len(remade.content) <= most_bytes:
                return remade
        picture = picture.reduce(2)


def opened(file: BinaryIO, longest: int) -> Image.Image:
    """The picture upright, on white, and no larger than `longest`."""
    if size_of(file) > MOST_BYTES:
        raise PictureError("too_big")
    try:
        with Image.open(file, formats=READ) as picture:
            refuse(picture)
            picture.thumbnail((longest, longest), reducing_gap=1.0)
            return on_white(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError as problem:
        raise PictureError("unreadable") from problem
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise PictureError("too_many_dots") from problem
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, MemoryError) as problem:
        raise PictureError("unreadable") from problem  # broken in the middle


def refuse(picture: Image.Image) -> None:
    """Refuse by the head of the file, before its dots are read."""
    if picture.width * picture.height > MOST_DOTS.get(picture.format or "", MOST_DOTS_OTHERWISE):
        raise PictureError("too_many_dots")
    if getattr(picture, "n_frames", 1) > 1 and picture.format not in STILL:
        raise PictureError("moving")


def on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # sixteen bits a dot
        picture = picture.point(lambda dot: dot / 256).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    return picture.convert("RGB")


def saved(picture: Image.Image, kind: str, **options) -> Remade:
    kept = BytesIO()
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(kept, kind, **options)
    return Remade(kept.getvalue(), *picture.size)


def size_of(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size
