"""Both plans, the areas and the population figures, from public documents (see data/)."""

from voice.accounts.models import Locality, Organisation, PopulationFigure
from voice.demonstration.files import read_json
from voice.programme.models import Indicator, Plan, PlanAction, Priority

# Which counts are of which group of the surveys, and where such young people can be asked.
GROUPS = {
    ("Children and young people 0-24", "January 2023"): ("all", ""),
    ("Children in care", "January 2023"): ("care", "Children in Care Council"),
    ("Young carers assessed as significant", "January 2023"): ("carer", ""),
    ("Young carers registered, lesser role", "January 2023"): ("carer", "young carers' services"),
    ("Children with an EHC plan", "January 2023 (about)"): ("extra-help", ""),
    ("Pupils with SEN Support", "January 2023"): (
        "extra-help",
        "Learning-disability groups for children",
    ),
    ("Electively home-educated children", "October 2022"): ("home", ""),
}
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
            group=group,
            ask_next=ask_next,
        )
        for row in places["population"]
        for group, ask_next in [GROUPS.get((row["name"], row["as_of"] or ""), ("", ""))]
    )
    PopulationFigure.objects.bulk_create(
        PopulationFigure(
            organisation=organisation,
            name=f"Young people in {name}",
            group=row["code"],
            ask_next=where_to_ask(row),
        )
        for row, (_, name) in zip(places["localities"], named, strict=True)
    )


def where_to_ask(area: dict) -> str:
    """What the documents name in an area; how many live there they do not say."""
    towns = " and ".join(area["places"])
    schools = [name.partition(" (")[0] for name in area["schools"]]
    return ", ".join([*schools, f"schools and clubs in {towns}"])


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
