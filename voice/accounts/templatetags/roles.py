"""What a menu shows to whom. It only leaves out doors that would not open; views decide."""

from django import template

register = template.Library()


@register.filter
def holds(user, roles: str) -> bool:
    """Whether the person now holds one of the roles, named with spaces between, anywhere."""
    held = getattr(user, "roles_by_organisation", {})
    return any(not names.isdisjoint(roles.split()) for names in held.values())
