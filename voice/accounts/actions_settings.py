"""Changing an organisation's own words."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from voice.accounts.models import Locality, Organisation, PopulationFigure
from voice.shared.audit import record


@transaction.atomic
def edit_organisation(
    *,
    organisation: Organisation,
    help_text: str,
    front_door: str,
    contact_team: str,
    areas: list[tuple[str, str, bool]],
    by,
    figures: Iterable[dict] = (),
) -> Organisation:
    """Save an organisation's own words, the areas in the order given as (code, name, is outside),
    and whom to hear from (see `forms_settings.read_figure`).

    An area that is no longer listed is deleted. Raises ValidationError, and changes nothing, if
    somebody's role is only for that area.
    """
    organisation.help_text = help_text.strip()
    organisation.front_door = front_door.strip()
    organisation.contact_team = contact_team.strip()
    organisation.save(update_fields=["help_text", "front_door", "contact_team"])
    delete_areas(organisation.localities.exclude(code__in=[code for code, _, _ in areas]))
    for position, (code, name, is_outside) in enumerate(areas):
        Locality.objects.update_or_create(
            organisation=organisation,
            code=code,
            defaults={"name": name, "is_outside": is_outside, "position": position},
        )
    organisation.population_figures.exclude(group="").delete()
    PopulationFigure.objects.bulk_create(
        PopulationFigure(organisation=organisation, unit="people", **figure) for figure in figures
    )
    record(by=by, verb="changed the organisation's settings", thing=organisation)
    return organisation


def delete_areas(areas) -> None:
    for area in areas:
        try:
            area.delete()
        except ProtectedError as held:
            raise ValidationError(
                f"Somebody has a role only for {area.name}. End that role before you take the "
                "area away."
            ) from held
