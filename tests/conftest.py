import pytest

from surveys.frozen import frozen
from tests.factories.accounts import make_person
from voice.accounts.models import Role


@pytest.fixture(autouse=True)
def fast_and_apart(settings, tmp_path):
    """Quick password hashing, a cache and files of each test's own, tasks run by hand."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    frozen.cache_clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


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
