"""The organisations of the demonstration and one invented person for each role."""

from voice.accounts.models import Membership, Organisation, Role, User

PARTNERSHIP = "Dorset Strategic Alliance for Children and Young People"
NEIGHBOUR = "Gull Rock Youth Project"
PASSWORD = "a seagull ate my chips"  # noqa: S105 (printed for whoever tries the demonstration)
HELP_TEXT = (
    "Childline: 0800 1111, free, day or night, if you are under 19\n"
    "Shout: 85258, text SHOUT, free, day or night\n"
    "In danger now: 999\n"
    "The council's Front Door for children: 01632 960123, an invented number in this demonstration"
)
PEOPLE = (
    ("youth.worker", "Robin Youth-Worker", Role.YOUTH_WORKER),
    ("second.worker", "Sam Second-Worker", Role.YOUTH_WORKER),
    ("safeguarding.lead", "Ash Safeguarding-Lead", Role.SAFEGUARDING_LEAD),
    ("plan.lead", "Kit Plan-Lead", Role.PLAN_LEAD),
    ("editor", "Lou Editor", Role.EDITOR),
    ("administrator", "Jo Administrator", Role.ADMINISTRATOR),
    ("observer", "Max Observer", Role.OBSERVER),
    ("data.protection", "Pat Data-Protection", Role.DATA_PROTECTION),
)


def load_partnership() -> Organisation:
    return Organisation.objects.create(name=PARTNERSHIP, help_text=HELP_TEXT)


def load_neighbour() -> Organisation:
    """A small organisation of its own: nothing of it may be seen from the other, or back."""
    neighbour = Organisation.objects.create(name=NEIGHBOUR, help_text=HELP_TEXT)
    join(neighbour, "gull.rock", "Fin Gull-Rock", Role.YOUTH_WORKER)
    return neighbour


def load_people(organisation: Organisation) -> dict[str, User]:
    """Everybody of the partnership, by the first part of their address."""
    return {name: join(organisation, name, called, role) for name, called, role in PEOPLE}


def join(organisation: Organisation, name: str, called: str, role: Role) -> User:
    user = User.objects.create_user(address_of(name), PASSWORD, name=called)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def address_of(name: str) -> str:
    return f"{name}@demo.example"


def who_can_sign_in() -> list[tuple[str, str]]:
    """Addresses and what each is for, in the order of the story."""
    rows = [(address_of(name), role.label) for name, _, role in PEOPLE]
    return [*rows, (address_of("gull.rock"), f"Youth worker at {NEIGHBOUR}")]
