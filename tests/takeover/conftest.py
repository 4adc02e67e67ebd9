import pytest


@pytest.fixture(autouse=True)
def letters_at_once(settings):
    """Letters are written while the test runs."""
    at_once = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    settings.TASKS = {"default": {**settings.TASKS["default"], **at_once}}
