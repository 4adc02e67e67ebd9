"""Each bundle of styles is one request: its `@import` lines are replaced by what they name.

The sources are plain CSS that a browser could read as they are; `css/survey.css`, `css/site.css`
and `css/desk.css` list what they are made of. Flattening them here needs no build step: they are
made when they are asked for, or when static files are collected.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).resolve().parent.parent / "static"
BUNDLES = tuple(f"voice/css/{name}.css" for name in ("desk", "site", "survey", "takeover"))
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>\w+)\);')


def flatten(path: Path) -> str:
    """The bundle at `path` as one style sheet, without comments or needless spaces."""

    def inline(match: re.Match) -> str:
        source = (path.parent / match["name"]).read_text(encoding="utf-8")
        return f"@layer {match['layer']} {{{source}}}"

    return squeeze(IMPORT.sub(inline, path.read_text(encoding="utf-8")))


def squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


class BundleFinder(BaseFinder):
    """Finds the flattened bundles; stands before the finders that would find their sources."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "styles")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in BUNDLES:
            return []
        found = self.made(path)
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for path in BUNDLES:
            self.made(path)
            yield path, self.storage

    def made(self, path: str) -> str:
        """Where the flattened bundle lies, written again when a source changed."""
        css = flatten(SOURCES / path)
        target = Path(self.storage.path(path))
        if not target.exists() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(css, encoding="utf-8")
        return str(target)
