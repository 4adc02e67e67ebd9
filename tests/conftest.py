import os
import shutil

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import sync_playwright
from pytest_django.plugin import blocking_manager_key

from surveys.frozen import frozen
from tests.factories.accounts import make_person
from tests.roots import plant_roots
from voice.accounts.models import Role


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """On SQLite a file, as in the product, that the browser tests' threads can share; no fsync."""
    default = connections["default"]
    if default.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        default.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")
        kept = default.settings_dict["OPTIONS"]["init_command"]
        default.settings_dict["OPTIONS"]["init_command"] = kept.replace("FULL", "OFF")


def pytest_configure():
    """A fresh clone has collected no static files, and WhiteNoise warns of the missing folder."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def uses_database(item) -> bool:
    wanted = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db") or wanted & set(item.fixturenames))


def reads_pages(item) -> bool:
    """Whether it walks all pages: what is on them does not depend on the database."""
    return bool(item.get_closest_marker("pages"))


def empties_database(item) -> bool:
    marker = item.get_closest_marker("django_db")
    has_transactions = marker is not None and marker.kwargs.get("transaction", False)
    return has_transactions or bool({"transactional_db", "live_server"} & set(item.fixturenames))


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="leave out the other tests")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """The longest first, so that no core waits for the other at the end.

    On a second database only what the database can change needs to run again.
    """
    if config.getoption("--only-database"):
        items[:] = [item for item in items if uses_database(item) and not reads_pages(item)]
    items.sort(key=lambda item: not reads_pages(item))
    items.sort(key=lambda item: ("journeys" not in item.nodeid, "browser" not in item.keywords))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        plant_roots()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions empties the database; the next needs Wagtail's roots."""
    done = yield
    if nextitem is not None and empties_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            plant_roots()
    return done


@pytest.fixture(autouse=True)
def fast_and_apart(settings, tmp_path):
    """Quick password hashing, a cache and files of each test's own, tasks run by hand."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    apart = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = {"default": apart}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
    frozen.cache_clear()


@pytest.fixture
def youth_worker(db):
    return make_person(Role.YOUTH_WORKER, email="youth.worker@example.org")


@pytest.fixture
def plan_lead(db):
    return make_person(Role.PLAN_LEAD, email="plan.lead@example.org")


@pytest.fixture
def safeguarding_lead(db):
    return make_person(Role.SAFEGUARDING_LEAD, email="safeguarding@example.org")


@pytest.fixture
def administrator(db):
    return make_person(Role.ADMINISTRATOR, email="administrator@example.org")


CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, headless. Skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: install Debian's package of that name")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visitor(chromium, live_server):
    """Make a browser of one person's own: `visitor(width=360, scripts=False)` gives a page."""
    contexts = []

    def new_page(width: int = 360, *, scripts: bool = False, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            base_url=live_server.url,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield new_page
    for context in contexts:
        context.close()
