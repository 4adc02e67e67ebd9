import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template

from voice.shared.templatetags.components import drawing

FOLDER = Path(finders.find("voice/pictures/coast.svg")).parent
DRAWINGS = [*sorted(FOLDER.glob("*.svg")), Path(finders.find("voice/icons/sprite.svg"))]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawing_asks_nobody_else_for_anything(path):
    root = ElementTree.fromstring(path.read_text())  # noqa: S314 (our own file)
    outside = [
        (element.tag, value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.endswith("href") and not value.startswith("#")
    ]
    assert outside == []
    assert [e.tag for e in root.iter() if e.tag.endswith(("script", "image"))] == []


def test_icons_named_in_templates_are_all_drawn():
    sprite = (FOLDER.parent / "icons" / "sprite.svg").read_text()
    templates = Path(__file__).resolve().parents[2] / "templates"
    named = {
        name
        for path in templates.rglob("*.html")
        for name in re.findall(r'(?:\{% icon |icon=)"([\w-]+)"', path.read_text())
    }
    assert {name for name in named if f'id="{name}"' not in sprite} == set()


def test_pictures_named_in_templates_are_all_drawn():
    templates = Path(__file__).resolve().parents[2] / "templates"
    named = {
        name
        for path in templates.rglob("*.html")
        for name in re.findall(r'\{% picture "([\w-]+)"', path.read_text())
    }
    assert {name for name in named if not (FOLDER / f"{name}.svg").exists()} == set()


def test_icon_is_hidden_from_screen_readers():
    html = Template('{% load components %}{% icon "back" %}').render(Context())
    assert html.count('aria-hidden="true"') == 1
    assert html.count('<path d="M15 5l-7 7 7 7"/>') == 1


def test_drawing_loses_its_xml_heading():
    assert drawing('<?xml version="1.0"?>\n<svg><path/></svg>') == "<svg><path/></svg>"
