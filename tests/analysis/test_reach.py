"""Who was heard beside how many there are: what is hidden stays hidden, and gaps are named."""

import pytest

from analysis.reach import reach_of
from tests.factories.accounts import make_organisation
from voice.accounts.models import PopulationFigure
from voice.programme.models import ReleasedTable


def table(base: int, **groups: int | None) -> ReleasedTable:
    told = [{"code": code, "label": code.title(), "base": n} for code, n in groups.items()]
    part = {"code": "group", "label": "Group", "groups": told}
    return ReleasedTable(kind="reach", content={"base": base, "breakdowns": [part]})


@pytest.fixture
def organisation(db):
    organisation = make_organisation()

    def figure(group, value, **fields):
        fields = {"unit": "people", "as_of": "2023", "source": "Census", **fields}
        PopulationFigure.objects.create(
            organisation=organisation, name=group, group=group, value=value, **fields
        )

    figure("all", 10_000)
    figure("care", 400, ask_next="Children in Care Council")
    figure("carer", 90)
    figure("carer", 210, ask_next="Young carers' club")
    figure("home", 500)
    figure("", 380_000)
    return organisation


def test_groups_add_up_over_campaigns_and_stand_beside_how_many_there_are(organisation):
    reach = reach_of(organisation, [table(100, care=20, home=15), table(60, care=None, home=10)])
    care, home = reach.parts[0].groups
    assert (reach.heard, reach.everybody.per_hundred) == (160, 1.6)
    assert (care.heard, care.people, care.per_hundred, care.is_missing) == (20, 400, 5.0, False)
    assert (home.heard, home.per_hundred, home.counted) == (25, 5.0, "Census, 2023")


def test_who_was_too_few_or_heard_less_than_half_as_often_is_missing(organisation):
    reach = reach_of(organisation, [table(500, care=None, carer=15, home=10, other=None)])
    assert [(one.code, one.people) for one in reach.missing] == [
        ("care", 400),
        ("home", 500),
    ]
    assert reach.missing[0].ask_next == "Children in Care Council"
    assert next(one for one in reach.parts[0].groups if one.code == "carer").people == 300


def test_without_any_count_nobody_is_called_missing(db):
    reach = reach_of(make_organisation("Elsewhere"), [table(100, care=None, home=20)])
    assert (reach.everybody, reach.missing) == (None, [])
