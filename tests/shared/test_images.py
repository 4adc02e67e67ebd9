"""Pictures that people upload: made anew, or refused before they can do harm."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from voice.shared.images import MOST_BYTES, PictureError, remake_photo, remake_small

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
COLOURS = ((200, 30, 30), (30, 200, 30), (30, 30, 200))


def written(picture: Image.Image, kind: str, **options) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def plain(kind: str, mode: str = "RGB", size=(80, 40), **options) -> bytes:
    return written(Image.new(mode, size), kind, **options)


def moving(kind: str) -> bytes:
    first, *rest = [Image.new("RGB", (20, 20), colour) for colour in COLOURS]
    return written(first, kind, save_all=True, append_images=rest)


def claiming(width: int, height: int) -> bytes:
    """A PNG of one bit a dot: small in bytes, and as large as it says."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content))
        )

    squeezer = zlib.compressobj(9)
    rows = b"".join(squeezer.compress(bytes(width // 8 + 1)) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    dots = chunk(b"IDAT", rows + squeezer.flush())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + dots + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "file",
    [
        plain("JPEG"),
        plain("JPEG", "CMYK"),
        plain("PNG", "RGBA"),
        plain("PNG", "P"),
        plain("PNG", "LA"),
        plain("PNG", "I;16"),
        plain("WEBP"),
        plain("HEIF"),
    ],
)
def test_a_picture_is_made_anew(file):
    remade = remake_photo(BytesIO(file))
    again = Image.open(BytesIO(remade.content))
    assert (again.format, again.mode, again.size) == ("JPEG", "RGB", (80, 40))


@pytest.mark.parametrize(
    ("why", "file"),
    [
        ("unreadable", b""),
        ("unreadable", b"hello"),
        ("unreadable", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("unreadable", b"<html><script>alert(1)</script>"),
        ("unreadable", b"\xff\xd8\xff\xe0" + bytes(200)),
        ("unreadable", plain("JPEG")[:300]),
        ("unreadable", plain("TIFF")),
        ("unreadable", moving("GIF")),
        ("moving", moving("PNG")),
        ("moving", moving("WEBP")),
        ("too_many_dots", claiming(10_000, 10_000)),
        ("too_many_dots", claiming(6_000, 4_000)),
        ("too_big", plain("JPEG") + bytes(MOST_BYTES)),
    ],
)
def test_what_is_no_bearable_picture_is_refused(why, file):
    with pytest.raises(PictureError) as refusal:
        remake_photo(BytesIO(file))
    assert refusal.value.why == why


def test_nothing_is_kept_of_where_and_with_what_a_photo_was_taken():
    said = Image.Exif()
    said[ORIENTATION], said[MAKER] = 6, "A phone of somebody"
    said.get_ifd(GPS).update({1: "N", 2: (50.0, 42.0, 7.0)})
    file = written(Image.new("RGB", (80, 40)), "JPEG", exif=said, comment=b"made by Sam")
    remade = remake_photo(BytesIO(file))
    again = Image.open(BytesIO(remade.content))
    assert again.size == (40, 80)  # upright, as the phone was held
    assert dict(again.getexif()) == {}
    kept = [words in remade.content for words in (b"Exif", b"somebody", b"Sam")]
    assert kept == [False, False, False]


def test_a_picture_of_a_choice_is_small():
    sky = Image.linear_gradient("L").resize((1200, 900)).convert("RGB")
    noise = Image.effect_noise((1200, 900), 60).convert("RGB")
    made = [remake_small(BytesIO(written(picture, "PNG"))) for picture in (sky, noise)]
    assert max(len(remade.content) for remade in made) <= 4_000
    assert [(remade.width, remade.height) for remade in made] == [(320, 240), (160, 120)]
