"""Addresses of the desk that are about plans, priorities, commitments and reports."""

from django.urls import path

from analysis.views import priorities, reports

urlpatterns = [
    path("plan/", priorities.plans, name="plans"),
    path("board/", priorities.board, name="board"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<str:key>/<str:code>/", reports.report, name="report"),
    path(
        "reports/<str:key>/<str:code>/report.docx", reports.report_document, name="report_document"
    ),
    path("priorities/<str:key>/", priorities.priority, name="priority"),
    path("priorities/<str:key>/answer/", priorities.commitment_new, name="commitment_new"),
    path("said/<str:key>/", priorities.said, name="said"),
    path("commitments/<str:key>/", priorities.commitment, name="commitment"),
    path(
        "commitments/<str:key>/publish/", priorities.commitment_publish, name="commitment_publish"
    ),
]
