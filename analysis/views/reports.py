"""Reports of a quarter or a year: a list of them, one on screen or paper, one as a document."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from analysis.permissions import can_view_plans
from analysis.report_document import document_of, title_of
from analysis.reports import Report, period_of, periods, report_of
from voice.accounts.models import Organisation
from voice.shared.http import require

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def organisations_of(request) -> list[Organisation]:
    """Those whose reports the person may read; refused where there is none."""
    visible = Organisation.objects.visible_to(request.user)
    organisations = [one for one in visible if can_view_plans(request.user, one)]
    require(bool(organisations))
    return organisations


def report_for(request, key: str, code: str) -> Report:
    """The report of one organisation; 404 where it is not the person's or is no period."""
    visible = Organisation.objects.visible_to(request.user).filter(key=key).first()
    period = period_of(code)
    if visible is None or period is None:
        raise Http404
    require(can_view_plans(request.user, visible))
    return report_of(visible, period)


@require_safe
def reports(request):
    """The periods that can be asked for."""
    context = {
        "organisations": organisations_of(request),
        "periods": periods(timezone.localdate()),
        "crumbs": [{"text": "The plan", "href": reverse("plans")}, {"text": "Reports"}],
    }
    return render(request, "desk/reports/reports.html", context)


@require_safe
def report(request, key, code):
    """One report, ready to print."""
    found = report_for(request, key, code)
    context = {
        "report": found,
        "title": title_of(found),
        "crumbs": [
            {"text": "The plan", "href": reverse("plans")},
            {"text": "Reports", "href": reverse("reports")},
            {"text": found.period.title},
        ],
    }
    return render(request, "desk/reports/report.html", context)


@require_safe
def report_document(request, key, code) -> HttpResponse:
    """One report as a Word document."""
    found = report_for(request, key, code)
    headers = {
        "Content-Disposition": f'attachment; filename="report-{found.period.code}.docx"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(document_of(found), content_type=DOCX, headers=headers)
