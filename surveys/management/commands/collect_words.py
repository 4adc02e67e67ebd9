"""Take the words of the young people's pages up into the files of translations, and compile them.

No system package is needed: Django reads the templates, Python reads itself, and Babel (a package
for development only) writes the files.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.template import engines
from django.template.base import Node, NodeList, Template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import to_locale

from surveys.models import AGE_BANDS, FIXED_CHOICES
from voice.shared.forms import PLACES

ROOT = Path(settings.BASE_DIR)
SOURCE = "en_GB"
PYTHON = (
    "surveys/**/*.py",
    "analysis/**/together*.py",
    "analysis/views/speaking.py",
    "voice/shared/forms.py",
    "voice/programme/forms_contact.py",
    "voice/programme/forms_complaints.py",
    "voice/programme/forms_sent_once.py",
    "voice/programme/models_contact.py",
    "voice/programme/actions_complaints.py",
    "voice/takeover/**/*.py",
)
PAGES = (
    *("surveys/*.html", "analysis/together/*.html"),
    *("contact/*.html", "complaints/*.html", "emails/complaint_received.txt"),
    *("components/fields/*.html", "components/form.html"),
    *("takeover/*.html", "takeover/running/*.html"),
    *(f"emails/takeover/{to}.txt" for to in ("application_*", "booking_*", "parent_asked")),
    *(f"emails/takeover/{to}.txt" for to in ("placement_*", "report_to_check")),
)
PLAIN = {"gettext", "gettext_lazy", "gettext_noop", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
READY_MADE = "surveys/models/questionnaire.py"
PLACE = "place in a ranking"
CHECKED, NOT_YET = "X-Checked-By-A-Speaker", "no"
HEAD = """# The words of the young people's pages. Made by `make words`. By hand are written only
# the lines that begin with msgstr and, at X-Checked-By-A-Speaker, who read them all and when."""

# How many forms a noun has after a number, and which of them follows which number.
SLAVIC = "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
PLURALS = {
    "en_GB": "nplurals=2; plural=(n != 1);",
    "cy": "nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n!=8 && n!=11 ? 2 : 3);",
    "pl": f"nplurals=3; plural=(n==1 ? 0 : {SLAVIC};",
    "uk": f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {SLAVIC};",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5);"
    ),
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
    "pt": "nplurals=2; plural=(n != 1);",
    "bn": "nplurals=2; plural=(n > 1);",
}

Message = tuple[str, str, str]  # context or "", words, words in the plural or ""
Found = dict[Message, set[str]]  # messages, and the files that say them


def messages() -> Found:
    """Everything that the young people's pages can say, and where each is said."""
    found: Found = defaultdict(set)
    for name in templates():
        for message in in_template(name):
            found[message].add(f"templates/{name}")
    for pattern in PYTHON:
        for path in ROOT.glob(pattern):
            for message in in_python(path.read_text(encoding="utf-8")):
                found[message].add(str(path.relative_to(ROOT)))
    for words in ready_made():
        found["", words, ""].add(READY_MADE)
    for words in PLACES:
        found[PLACE, words, ""].add("voice/shared/forms.py")
    return found


def ready_made() -> set[str]:
    """The words that kinds of question and age bands bring with them."""
    fixed = {words for choices in FIXED_CHOICES.values() for _, words in choices}
    return fixed | {words for _, words in AGE_BANDS}


# Templates ---------------------------------------------------------------------------------------


def templates() -> set[str]:
    """The names of the young people's templates, and of all that they extend and include."""
    folder = ROOT / "templates"
    waiting = {str(path.relative_to(folder)) for pattern in PAGES for path in folder.glob(pattern)}
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= {other for other in named_in(parsed(name)) if other not in reached}
    return reached


def parsed(name: str) -> Template:
    return engines["django"].get_template(name).template


def nodes(within) -> Iterator[Node]:
    for node in within:
        yield node
        for inside in vars(node).values():
            if isinstance(inside, NodeList):
                yield from nodes(inside)
        for _, branch in getattr(node, "conditions_nodelists", ()):
            yield from nodes(branch)


def named_in(template: Template) -> Iterator[str]:
    for node in nodes(template.nodelist):
        named = node.parent_name if isinstance(node, ExtendsNode) else getattr(node, "template", "")
        if isinstance(node, ExtendsNode | IncludeNode) and isinstance(named.var, str):
            yield named.var


def in_template(name: str) -> Iterator[Message]:
    for node in nodes(parsed(name).nodelist):
        if isinstance(node, TranslateNode):
            # Django looks such words up with each % doubled, and makes it one again.
            yield "", str(node.filter_expression.var.literal).replace("%", "%%"), ""
        elif isinstance(node, BlockTranslateNode):
            words, _ = node.render_token_list(node.singular)
            many = node.render_token_list(node.plural)[0] if node.plural else ""
            yield "", words, many


# Python ------------------------------------------------------------------------------------------


def in_python(code: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [arg.value for arg in node.args if is_text(arg)]
            if called in PLAIN and texts:
                yield "", texts[0], ""
            elif called in PLURAL and len(texts) > 1:
                yield "", texts[0], texts[1]
            elif called in IN_CONTEXT and len(texts) > 1:
                yield texts[0], texts[1], ""


def is_text(arg: ast.expr) -> bool:
    return isinstance(arg, ast.Constant) and isinstance(arg.value, str)


# Files -------------------------------------------------------------------------------------------


def locales() -> list[str]:
    return [to_locale(code) for code, _ in settings.LANGUAGES]


def file_of(locale: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / "django.po"


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%(?:\(\w+\))?[sd]|\{\w*\}", text))


class Command(BaseCommand):
    help = (
        "Take new words of the young people's pages up into voice/locale, leave out old ones, and "
        "compile every file. New words wait there to be translated."
    )

    def handle(self, **options):
        found = messages()
        for locale in locales():
            missing = update(locale, found)
            said = f"{missing} to translate" if missing else "whole"
            self.stdout.write(f"{locale}: {said}")


class Words(Catalog):
    """A catalogue whose head is ours alone: no dates, so that the same words make the same file."""

    def __init__(self, locale: str, checked: str):
        super().__init__(fuzzy=False, header_comment=HEAD)
        self.heads = [
            ("Language", locale),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            (CHECKED, checked),
            ("Plural-Forms", PLURALS[locale]),
        ]
        Catalog.mime_headers.fset(self, self.heads)  # from which it knows the plurals

    mime_headers = property(lambda self: self.heads)


def update(locale: str, found: Found) -> int:
    """Write the file of a locale anew and compile it. Returns how many words are missing."""
    catalogue = merged(locale, found)
    save(locale, catalogue)
    return sum(1 for message in catalogue if message.id and not all(strings_of(message)))


def save(locale: str, catalogue: Catalog) -> None:
    path = file_of(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def strings_of(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def merged(locale: str, found: Found) -> Catalog:
    """The catalogue of a locale with just these messages, as far as its file translates them."""
    old, checked = read(locale)
    new = Words(locale, "yes" if locale == SOURCE else checked)
    for (context, words, many), files in sorted(found.items()):
        was = old.get(words, context=context or None)
        string = (words, many) if many else words
        if locale != SOURCE:
            string = was.string if was else ("",) * forms_of(locale) if many else ""
        new.add(
            (words, many) if many else words,
            string,
            locations=[(file, None) for file in sorted(files)],
            context=context or None,
        )
    return new


def read(locale: str) -> tuple[Catalog, str]:
    """The file of a locale as it is, and what its head says of a check by a speaker."""
    path = file_of(locale)
    if not path.exists():
        return Catalog(), NOT_YET
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"^\"{CHECKED}: (.*?)\\n\"$", text, flags=re.MULTILINE)
    with path.open("rb") as file:
        return read_po(file), found[1] if found else NOT_YET


def forms_of(locale: str) -> int:
    return int(PLURALS[locale].partition("=")[2].partition(";")[0])
