from voice.accounts.models import Locality, Membership, Organisation, Role, User

PASSWORD = "a long enough password"
HELP_TEXT = "Childline: 0800 1111."
FRONT_DOOR = "The local Front Door: 01305 000000."


def make_organisation(name: str = "Dorset Council", **fields) -> Organisation:
    fields.setdefault("help_text", HELP_TEXT)
    fields.setdefault("front_door", FRONT_DOOR)
    return Organisation.objects.get_or_create(name=name, defaults=fields)[0]


def make_locality(code: str = "CHE", name: str = "Chesil", **fields) -> Locality:
    organisation = fields.pop("organisation", None) or make_organisation()
    return Locality.objects.create(organisation=organisation, code=code, name=name, **fields)


def make_person(
    *roles: Role, email: str = "", organisation: Organisation | None = None, **fields
) -> User:
    """A person with these roles (youth worker unless said) in the organisation."""
    roles = roles or (Role.YOUTH_WORKER,)
    email = email or f"{'.'.join(roles)}{User.objects.count()}@example.org"
    fields.setdefault("name", email.split("@")[0])
    user = User.objects.create_user(email, PASSWORD, **fields)
    organisation = organisation or make_organisation()
    for role in roles:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user
