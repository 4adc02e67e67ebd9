"""Who may do what with people and organisations."""

from voice.accounts.models import Organisation, Role


def roles_of(user, organisation: Organisation) -> set[str]:
    """Roles that the person holds now in the organisation."""
    if not user.is_authenticated:
        return set()
    return user.roles_by_organisation.get(organisation.pk, set())


def has_role(user, organisation: Organisation, *roles: Role) -> bool:
    return not roles_of(user, organisation).isdisjoint(roles)


def can_invite_people(user, organisation: Organisation) -> bool:
    return has_role(user, organisation, Role.ADMINISTRATOR)


def can_edit_organisation(user, organisation: Organisation) -> bool:
    """Help lines and areas."""
    return has_role(user, organisation, Role.ADMINISTRATOR)
