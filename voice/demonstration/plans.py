"""Both plans, the areas and the population figures, from public documents (see data/)."""

from voice.accounts.models import Locality, Organisation, PopulationFigure
from voice.demonstration.files import read_json
from voice.programme.models import Indicator, Plan, PlanAction, Priority

TO_CONFIRM = " (name to confirm)"


def load_places(organisation: Organisation) -> None:
    """The six localities, "Outside Dorset", and dated counts of people."""
    places = read_json("places.json")
    named = [(row["code"], row["name"].removesuffix(TO_CONFIRM)) for row in places["localities"]]
    Locality.objects.bulk_create(
        Locality(
            organisation=organisation,
            code=code,
            name=name,
            is_outside=code == "OUT",
            position=position,
        )
        for position, (code, name) in enumerate([*named, ("OUT", "Outside Dorset")])
    )
    PopulationFigure.objects.bulk_create(
        PopulationFigure(
            organisation=organisation,
            name=row["name"],
            value=row["value"],
            unit=row["unit"] or "",
            as_of=row["as_of"] or "",
            source=row["source"] or "",
            note=row.get("note") or "",
        )
        for row in places["population"]
    )


def load_plans(organisation: Organisation) -> dict[str, Plan]:
    """Both editions with everything in them, by code; the links between them are kept."""
    document = read_json("plan.json")
    plans: dict[str, Plan] = {}
    before = None
    for edition in document["plans"]:
        before = plans[edition["code"]] = load_plan(organisation, edition, before)
    for row in document["crosswalk"]:
        if row["plan20"] and row["plan23"]:
            old = plans["20"].priorities.get(code=row["plan20"])
            plans["23"].priorities.get(code=row["plan23"]).succeeds.add(old)
    return plans


def load_plan(organisation: Organisation, edition: dict, succeeds: Plan | None) -> Plan:
    plan = Plan.objects.create(
        organisation=organisation,
        code=edition["code"],
        title="Children, Young People and Families' Plan",
        years=edition["years"],
        vision=edition["vision"].partition(" (")[0],
        outcomes=edition["outcomes"],
        values=edition["values"],
        succeeds=succeeds,
    )
    priorities = {
        row["code"]: load_priority(plan, row, position)
        for position, row in enumerate(edition["priorities"])
    }
    Indicator.objects.bulk_create(
        Indicator(
            plan=plan,
            priority=priorities.get(row["priority"]),
            code=row["code"],
            title=row["title"],
            is_from_voice=row["from_voice"],
            position=position,
        )
        for position, row in enumerate(edition["kpis"])
    )
    return plan


def load_priority(plan: Plan, row: dict, position: int) -> Priority:
    priority = Priority.objects.create(
        plan=plan,
        code=row["code"],
        title=row["title"],
        plain_title=row["plain_title"],
        aim=row["aim"],
        oversight=row["oversight"],
        added_because=row.get("added_because") or "",
        position=position,
    )
    PlanAction.objects.bulk_create(
        PlanAction(
            priority=priority,
            code=action["code"],
            title=action["title"],
            has_voice=action["voice"],
            parts=action.get("parts") or [],
            note=action.get("note") or "",
            position=place,
        )
        for place, action in enumerate(row["actions"])
    )
    return priority
