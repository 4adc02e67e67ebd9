"""Reads about campaigns that feed the desk."""

from django.db.models import QuerySet

from voice.accounts.models import Organisation, Role
from voice.programme.models import Campaign


def campaigns_of(user) -> QuerySet[Campaign]:
    """Every campaign the person can see, the newest first, with its organisation."""
    return Campaign.objects.visible_to(user).select_related("organisation")


def organisations_to_make_for(user) -> QuerySet[Organisation]:
    """Organisations that the person may make a campaign for."""
    mine = user.memberships.current().filter(role=Role.YOUTH_WORKER)
    return Organisation.objects.filter(pk__in=mine.values("organisation"))
