import pytest


@pytest.fixture(autouse=True)
def letters_at_once(settings):
    """Letters are written while the test runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
