import re
from pathlib import Path

import pytest

from voice.shared import gallery

LOOKS = (*gallery.LOOKS, "kinds")
COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"


@pytest.fixture
def local(settings):
    settings.VOICE_LOCAL = True


@pytest.fixture
def looks(local, client):
    return {look: client.get(f"/gallery/{look}/") for look in LOOKS}


def test_gallery_draws_every_component(looks):
    drawn = {t.name for page in looks.values() for t in page.templates if t.name}
    there = {f"components/{p.relative_to(COMPONENTS)}" for p in COMPONENTS.rglob("*.html")}
    assert there - drawn == set()


@pytest.mark.parametrize("look", LOOKS)
def test_gallery_keeps_to_the_content_policy(looks, look):
    html = looks[look].content.decode()
    assert re.findall(r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*src=)", html) == []


@pytest.mark.parametrize("look", LOOKS)
def test_gallery_has_no_id_twice(looks, look):
    ids = re.findall(r'\sid="([^"]+)"', looks[look].content.decode())
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/gallery/", "/gallery/survey/", "/gallery/kinds/"])
def test_gallery_on_a_real_site_is_not_found(client, settings, address):
    settings.VOICE_LOCAL = settings.DEBUG = False
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_gallery_of_an_unknown_look_is_not_found(local, client):
    assert client.get("/gallery/nothing/").status_code == 404
