"""What pages of a Takeover show once it runs, for one person."""

from django import template

from voice.takeover.impact import who_came
from voice.takeover.models import Application, Certificate, Host, ImpactReport

register = template.Library()


@register.simple_tag
def ready_for(person: Application | Host) -> dict:
    """{certificate, report, may_check}: which of them a young person or host may open."""
    report = ImpactReport.objects.filter(challenge=person.challenge).first()
    is_young = isinstance(person, Application)
    mine = {"application": person} if is_young else {"host": person}
    may_check = bool(report and report.shown_at and not report.presented_on and is_young)
    return {
        "certificate": Certificate.objects.filter(**mine).exists(),
        "report": bool(report and report.published_at),
        "may_check": may_check and person.pk in {one.pk for one in who_came(person.challenge)},
    }


@register.filter
def shows_any(rows: list[dict], number: str = "count") -> bool:
    """Whether the gate let any number of a table through."""
    return any(row.get(number) for row in rows)


@register.filter
def shows_cells(breakdown: dict) -> bool:
    """Whether it let any number of a table by group through."""
    return any(shows_any(row["cells"]) for row in breakdown["rows"])
