"""Making the first pages of a site."""

from django.db import transaction
from wagtail.models import Page, Site

from cms.editors import open_to_editors
from cms.models import CampaignIndexPage, ContentPage, HomePage
from cms.starting_words import CAMPAIGNS, PAGES, WELCOME
from voice.accounts.models import Organisation


@transaction.atomic
def make_home(*, organisation: Organisation, by=None) -> HomePage:
    """Make the home page, the list of campaigns and the pages that every foot links to.

    The organisation's editors may change them. Doing it twice gives back the home page there is.
    """
    if home := HomePage.objects.filter(organisation=organisation).first():
        return home
    home = HomePage(slug="voices", show_in_menus=False, organisation=organisation, **WELCOME)
    root = Page.get_first_root_node()
    root.add_child(instance=home)
    become_the_site(home)
    home.add_child(instance=CampaignIndexPage(show_in_menus=True, **CAMPAIGNS))
    for words in PAGES:
        home.add_child(instance=ContentPage(**words))
    open_to_editors(page=home, organisation=organisation, by=by)
    return home


def become_the_site(home: HomePage) -> None:
    """Serve the home page at "/", in place of the page that Wagtail comes with."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    before = site.root_page if site.pk else None
    site.hostname, site.root_page = site.hostname or "localhost", home
    site.save()
    if before and before.specific_class is Page:
        before.delete()
