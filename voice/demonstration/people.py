"""The organisations of the demonstration and one invented person for each role."""

import datetime as dt

from voice.accounts.models import Membership, Organisation, Role, User
from voice.programme.actions_duty import set_duty
from voice.programme.models import Campaign, OutsideHours

PARTNERSHIP = "Dorset Strategic Alliance for Children and Young People"
NEIGHBOUR = "Gull Rock Youth Project"
PASSWORD = "a seagull ate my chips"  # noqa: S105 (printed for whoever tries the demonstration)
HELP_TEXT = (
    "Childline: 0800 1111, free, day or night, if you are under 19\n"
    "Shout: text SHOUT to 85258, free, day or night\n"
    "In danger now: 999"
)
FRONT_DOOR = (
    "The council's Front Door for children: 01632 960123, an invented number in this demonstration"
)
PEOPLE = (
    ("youth.worker", "Robin Youth-Worker", Role.YOUTH_WORKER),
    ("second.worker", "Sam Second-Worker", Role.YOUTH_WORKER),
    ("safeguarding.lead", "Ash Safeguarding-Lead", Role.SAFEGUARDING_LEAD),
    ("second.lead", "Lee Second-Lead", Role.SAFEGUARDING_LEAD),
    ("plan.lead", "Kit Plan-Lead", Role.PLAN_LEAD),
    ("editor", "Lou Editor", Role.EDITOR),
    ("administrator", "Jo Administrator", Role.ADMINISTRATOR),
    ("observer", "Max Observer", Role.OBSERVER),
    ("data.protection", "Pat Data-Protection", Role.DATA_PROTECTION),
    ("contact", "Bo Contact-Team", Role.CONTACT),
    ("allegations", "Val Allegations-Contact", Role.ALLEGATIONS),
)


def load_partnership() -> Organisation:
    return Organisation.objects.create(
        name=PARTNERSHIP,
        help_text=HELP_TEXT,
        front_door=FRONT_DOOR,
        contact_team="the Youth Voice Team",
    )


def load_neighbour() -> Organisation:
    """A small organisation of its own: nothing of it may be seen from the other, or back."""
    neighbour = Organisation.objects.create(
        name=NEIGHBOUR, help_text=HELP_TEXT, front_door=FRONT_DOOR
    )
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


def set_readers(campaign: Campaign, by: User) -> None:
    """Weekdays are staffed, and somebody is on call at night, so that it can be tried at any hour.

    The first youth worker is told first and the safeguarding lead second; one alone does it all.
    """
    members = campaign.organisation.memberships.current()
    leads = [one.user for one in members.filter(role=Role.SAFEGUARDING_LEAD)] or [by]
    set_duty(
        campaign=campaign,
        by=by,
        staffed_days=[0, 1, 2, 3, 4],
        staffed_from=dt.time(9),
        staffed_until=dt.time(17),
        outside_hours=OutsideHours.ON_CALL,
        days_to_read=2,
        first=[by],
        second=leads,
        on_call=leads,
    )
