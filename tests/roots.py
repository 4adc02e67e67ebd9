"""What Wagtail's own migrations put into a new database."""

from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, Locale, Page, Site


def plant_roots() -> None:
    """Make the root page, the default site, the locale and the root collection if they are gone.

    Tests make their database from the models (much quicker than by migrations), and one with real
    transactions empties it when it ends.
    """
    if Site.objects.exists() and Locale.objects.exists():
        return
    Locale.objects.get_or_create(language_code="en-gb")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    welcome = root.get_first_child() or root.add_child(title="Welcome", slug="welcome")
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    DBTaskResult.objects.all().delete()  # Wagtail's own work, which would be counted with ours
