"""What a page shows, read from its source: its words and their languages, and its controls."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

from surveys.management.commands.collect_words import file_of, strings_of
from voice.shared.languages import direction_of

LANGUAGES = [code for code, _ in settings.LANGUAGES]
OTHER_LETTERS = {"uk", "ar", "bn"}  # none of their own words is in Latin letters
SOMEBODYS = re.compile("⟦[^⟧]*⟧")  # words of a survey or campaign, told apart from the product's
HOLE = re.compile(r"(%\(\w+\)[sd]|%+[sd]|\{\w*\})")
NAMES = re.compile(rf"{re.escape(settings.PRODUCT_NAME)}|Childline|[\w.]+@[\w.]+|JPEG|PNG|GB|MB")
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SAID_IN = ("alt", "aria-label", "placeholder", "title")
CONTROLS = {"input", "select", "textarea", "button", "a", "audio"}
NOT_OURS = {"script", "style", "textarea"}


@dataclass
class Control:
    tag: str
    has: dict[str, str]
    words: str = ""

    @property
    def is_seen(self) -> bool:
        return self.has.get("type") != "hidden"


@dataclass
class Seen:
    """`said` is each piece of text or label with its language, `tops` what is `html`'s."""

    tops: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def own(self) -> list[str]:
        """The words in the page's own language."""
        return [text for language, text in self.said if language == self.tops.get("lang")]

    def nameless(self) -> list[str]:
        """Controls that nobody who cannot see could tell apart, and other faults of naming."""
        return self.wrong + [
            f"{control.tag} {control.has}"
            for control in self.controls
            if control.is_seen and not self.has_name(control)
        ]

    def has_name(self, control: Control) -> bool:
        named = control.has.get("aria-label") or control.has.get("id") in self.labelled
        return bool(named or (control.tag in {"button", "a"} and control.words.strip()))


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[tuple[str, str]] = []  # (tag, language)
        self.within: list[Control] = []
        self.sets: list[bool] = []  # fieldsets, and whether each has its legend

    def handle_starttag(self, tag, attrs):
        has = {name: value or "" for name, value in attrs}
        language = has.get("lang") or (self.open[-1][1] if self.open else "")
        if has.get("translate") == "no":
            language = "none"
        if tag == "html":
            self.seen.tops = has
        self.note(tag, has, language)
        if tag not in VOID:
            self.open.append((tag, language))

    def note(self, tag, has, language):
        self.seen.said += [(language, has[name]) for name in SAID_IN if has.get(name)]
        self.seen.said += [
            (language, value) for name, value in has.items()
            if name.startswith("data-") and " " in value
        ]  # fmt: skip
        if tag == "img" and "alt" not in has:
            self.seen.wrong.append(f"img without alt {has}")
        if tag == "label" and has.get("for"):
            self.seen.labelled.add(has["for"])
        if tag == "fieldset":
            self.sets.append(False)
        if tag == "legend" and self.sets:
            self.sets[-1] = True
        if tag in CONTROLS:
            self.seen.controls.append(Control(tag, has))
            if tag not in VOID:
                self.within.append(self.seen.controls[-1])

    def handle_endtag(self, tag):
        if tag == "fieldset" and not self.sets.pop():
            self.seen.wrong.append("fieldset without a legend")
        if self.within and self.within[-1].tag == tag:
            self.within.pop()
        while self.open:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        text = " ".join(data.split())
        if not text or (self.open and self.open[-1][0] in NOT_OURS):
            return
        self.seen.said.append((self.open[-1][1] if self.open else "", text))
        for control in self.within:
            control.words += text


def see(page: str) -> Seen:
    reader = Reader()
    reader.feed(page)
    return reader.seen


# Is it all in one language? ----------------------------------------------------------------------


@cache
def english_of(language: str) -> list[re.Pattern]:
    """Each of the product's sentences that reads otherwise in a language, with holes in it."""
    with file_of(to_locale(language)).open("rb") as file:
        translated = [one for one in read_po(file) if one.id]
    plain = []
    for message in translated:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        plain += [one for one in ids if one not in strings_of(message)]
    return [re.compile(".+".join(map(re.escape, HOLE.split(one)[::2]))) for one in plain]


def faults_of(page: str, language: str) -> list[str]:
    """What is not as it should be on a page that is to be in a language."""
    seen = see(page)
    wanted = {"lang": language, "dir": direction_of(language)}
    faults = [] if wanted.items() <= seen.tops.items() else [f"{seen.tops}"]
    faults += [f"no name: {one}" for one in seen.nameless()]
    said = [NAMES.sub("", SOMEBODYS.sub("", text)).strip() for text in seen.own()]
    if language in OTHER_LETTERS:
        faults += [f"in other letters: {text}" for text in said if re.search("[A-Za-z]{2}", text)]
    if language != settings.LANGUAGE_CODE:
        plain = english_of(language)
        faults += [f"in English: {text}" for text in said if any(p.fullmatch(text) for p in plain)]
    return faults
