import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.accounts import make_locality, make_organisation, make_person
from voice.accounts.actions_settings import edit_organisation
from voice.accounts.models import Locality, Membership, Role
from voice.shared.models import AuditEvent


@pytest.fixture
def page(administrator, client):
    client.force_login(administrator)
    return reverse("organisation_edit", args=[make_organisation().key])


def send(client, page: str, **words):
    seen = client.get(page).context["form"].initial["seen"]
    kept = {"front_door": "The Front Door: 01305 000000"}
    return client.post(page, {"seen": seen, **kept, **words}, follow=True)


def test_help_lines_and_areas_are_saved_in_order(client, page):
    make_locality("CHE", "Chesil")
    make_locality("OLD", "No longer there")
    send(
        client,
        page,
        help_text="Childline 0800 1111",
        areas="DOR: Dorchester\nCHE: Chesil Beach\n*OUT: Elsewhere",
    )
    assert make_organisation().help_text == "Childline 0800 1111"
    assert list(Locality.objects.values_list("code", "name", "is_outside")) == [
        ("DOR", "Dorchester", False),
        ("CHE", "Chesil Beach", False),
        ("OUT", "Elsewhere", True),
    ]
    assert AuditEvent.objects.get().verb == "changed the organisation's settings"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            {"help_text": "", "areas": ""},
            "Young people need somebody to turn to. Write at least one help line.",
        ),
        (
            {"help_text": "x", "areas": "Dorchester"},
            "Write each area as code: name. This one is not: Dorchester",
        ),
        (
            {"help_text": "x", "front_door": "", "areas": ""},
            "Write the number of your Front Door, and the one at night.",
        ),
        ({"help_text": "x", "areas": "A: One\na: Two"}, "Two areas have the same code: a"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept_on_the_page(client, page, words, problem):
    response = send(client, page, **words)
    errors = [error for each in response.context["form"].errors.values() for error in each]
    assert errors == [problem]
    assert Locality.objects.count() == 0


def test_an_area_that_somebody_has_a_role_for_stays(administrator):
    organisation, area = make_organisation(), make_locality()
    lead = make_person(Role.PLAN_LEAD)
    Membership.objects.filter(user=lead).update(locality=area)
    with pytest.raises(ValidationError):
        edit_organisation(
            organisation=organisation,
            help_text="new",
            front_door="new",
            contact_team="",
            areas=[],
            by=administrator,
        )
    organisation.refresh_from_db()
    assert (Locality.objects.count(), organisation.help_text != "new") == (1, True)


def test_whom_to_hear_from_is_saved_and_stands_in_the_form_again(client, page):
    line = (
        "care: 452 | Children in care | January 2023 | Self-assessment | Children in Care Council"
    )
    other = make_organisation("Elsewhere").population_figures.create(name="Ours", group="care")
    send(client, page, help_text="Childline 0800 1111", figures=f"{line}\nCHE: | Chesil")
    rows = make_organisation().population_figures.values_list("group", "value", "ask_next")
    assert set(rows) == {("care", 452.0, "Children in Care Council"), ("CHE", None, "")}
    assert line in client.get(page).context["form"].initial["figures"]
    other.refresh_from_db()
    assert other.name == "Ours"


@pytest.mark.parametrize(
    "line", ["many children", "care: lots | Children in care", f"a: 1 | {'x' * 161}"]
)
def test_a_line_that_is_no_count_is_refused_and_nothing_is_lost(client, page, line):
    answer = send(client, page, help_text="Childline 0800 1111", figures=line)
    assert line.split("|")[0].strip() in answer.content.decode()
    assert make_organisation().population_figures.count() == 0
