"""The project's conventions, kept by a machine."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)


def test_no_migration_is_missing(db):
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue().strip() == "No changes detected"


def names_read_from_the_environment() -> set[str]:
    code = (ROOT / "voice" / "settings.py").read_text()
    read = re.findall(r"""(?:environ\.get\(|environ\[|flag\()\s*"([A-Z_]+)\"""", code)
    return {*read, "DATABASE_URL"}  # the last by dj_database_url


def test_every_setting_is_in_the_example():
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^#?([A-Z_]+)=", example, flags=re.MULTILINE))
    assert names_read_from_the_environment() == named


def test_no_button_of_a_form_becomes_a_link_to_what_stands_above_it():
    """`components/button.html` is a link where `href` is set, and `{% url … as href %}` sets it."""
    button = re.compile(r'include "components/button.html"(?![^%]*href=)')
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        if "as href %}" in text:
            after = text[text.index("as href %}") :]
            forms = re.findall(r"<form.*?</form>", after, flags=re.DOTALL)
            assert [form for form in forms if button.search(form)] == [], path.name


def test_every_link_of_the_readme_leads_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text())
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_a_web_request_loads_no_data_science():
    code = (
        "import django; django.setup();"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "from django.test import Client; import sys;"
        "print(sorted({'pandas','numpy','sklearn','scipy'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "voice.settings", "VOICE_LOCAL": "1", "PATH": ""},
    )
    assert loaded.stdout.strip() == "[]"


def files_with_text() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    names = [name for name in listed.stdout.split("\n") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.parametrize("suffix", [".py", ".html", ".css"])
def test_no_file_is_too_long(suffix):
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in files_with_text()
        if path.suffix == suffix and "migrations" not in path.parts
        if (lines := len(path.read_text().splitlines())) > 450
    }
    assert too_long == {}


def test_templates_hold_no_inline_script_or_style():
    handlers = "blur|change|click|error|focus|input|key\\w+|load|mouse\\w+|submit|toggle"
    inline = re.compile(
        rf"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son(?:{handlers})=|javascript:", re.IGNORECASE
    )
    offending = [
        str(path.relative_to(ROOT))
        for path in files_with_text()
        if path.suffix == ".html" and inline.search(path.read_text())
    ]
    assert offending == []
