"""Table of contents: dashboards, numbers opened, facts with their papers."""

from django.urls import path

from punte.monitoring.views import (
    audits,
    budgets,
    clarifications,
    dashboards,
    deadlines,
    entries,
    evidence,
    facts,
    findings,
    narratives,
    numbers,
    open_data,
    period_numbers,
    periods,
    reports,
    units,
    visits,
)

app_name = "monitoring"
_LINE = "<slug:code>/budget/lines/<int:line_id>/"
_ENTRY = "<slug:code>/budget/entries/<int:entry_id>/"
urlpatterns = [
    path("<slug:code>/", dashboards.dashboard_page, name="dashboard"),
    path("<slug:code>/targets/<slug:target>/", numbers.target, name="target_detail"),
    path("<slug:code>/indicators/", dashboards.indicators, name="indicator_list"),
    path("<slug:code>/indicators/<str:indicator>/", numbers.indicator, name="indicator_detail"),
    path("<slug:code>/facts/<int:fact_id>/", facts.fact, name="fact_detail"),
    path("<slug:code>/open/", open_data.show, name="open_data"),
    path("<slug:code>/evidence/", evidence.index, name="evidence_list"),
    path("<slug:code>/periods/", periods.index, name="period_list"),
    path("<slug:code>/periods/new/", periods.create, name="period_create"),
    path("<slug:code>/periods/<int:number>/", periods.detail, name="period_detail"),
    path("<slug:code>/periods/<int:number>/compute/", periods.compute, name="period_compute"),
    path("<slug:code>/periods/<int:number>/reopen/", periods.reopen, name="period_reopen"),
    path("<slug:code>/periods/<int:number>/freeze/", periods.freeze, name="period_freeze"),
    path("<slug:code>/periods/<int:number>/submit/", periods.submit, name="period_submit"),
    path("<slug:code>/periods/<int:number>/approve/", periods.approve, name="period_approve"),
    path(
        "<slug:code>/periods/<int:number>/confirm/<int:organisation_id>/",
        periods.confirm,
        name="period_confirm",
    ),
    path(
        "<slug:code>/periods/<int:number>/numbers/<str:asked>/", period_numbers.number, name="period_number"
    ),
    path(
        "<slug:code>/periods/<int:number>/questions/new/", clarifications.create, name="clarification_create"
    ),
    path(
        "<slug:code>/periods/<int:number>/questions/<int:clarification_id>/",
        clarifications.detail,
        name="clarification_detail",
    ),
    path(
        "<slug:code>/periods/<int:number>/questions/<int:clarification_id>/close/",
        clarifications.close,
        name="clarification_close",
    ),
    path("<slug:code>/periods/<int:number>/narratives/", narratives.index, name="narrative_list"),
    path("<slug:code>/periods/<int:number>/narratives/<str:place>/", narratives.edit, name="narrative_edit"),
    path("<slug:code>/periods/<int:number>/report/", reports.make, name="period_report"),
    path("<slug:code>/evidence/samples/<int:sample_id>/", evidence.sample, name="evidence_sample"),
    path("<slug:code>/audits/", audits.index, name="audit_list"),
    path("<slug:code>/audits/new/", audits.create, name="audit_create"),
    path("<slug:code>/audits/<int:number>/", audits.detail, name="audit_detail"),
    path("<slug:code>/audits/<int:number>/sample/", audits.draw, name="audit_sample"),
    path("<slug:code>/audits/<int:number>/draw/", audits.check_draw, name="audit_draw"),
    path("<slug:code>/audits/<int:number>/handover/", audits.hand_over, name="audit_handover"),
    path("<slug:code>/audits/<int:number>/close/", audits.close, name="audit_close"),
    path("<slug:code>/audits/<int:number>/protocol/", audits.protocol, name="audit_protocol"),
    path("<slug:code>/audits/<int:number>/visits/", visits.index, name="audit_visits"),
    path("<slug:code>/audits/<int:number>/units/<int:unit_id>/", units.unit, name="audit_unit"),
    path("<slug:code>/audits/<int:number>/findings/", findings.index, name="finding_list"),
    path("<slug:code>/audits/<int:number>/findings/new/", findings.create, name="finding_create"),
    path(
        "<slug:code>/audits/<int:number>/findings/<int:finding_id>/", findings.detail, name="finding_detail"
    ),
    path("<slug:code>/deadlines/", deadlines.index, name="deadline_list"),
    path("<slug:code>/periods/<int:number>/claim/", deadlines.claim, name="claim_edit"),
    path("<slug:code>/budget/", budgets.index, name="budget"),
    path("<slug:code>/budget/lines/new/", budgets.create, name="budget_line_create"),
    path(_LINE, budgets.detail, name="budget_line_detail"),
    path(_LINE + "edit/", budgets.edit, name="budget_line_edit"),
    path(_LINE + "commitments/new/", entries.commit, name="commitment_create"),
    path(_LINE + "expenditures/new/", entries.spend, name="expenditure_create"),
    path(_ENTRY + "paper/", entries.paper, name="entry_paper"),
    path(_ENTRY + "paid/", entries.pay, name="entry_pay"),
    path(_ENTRY + "cancel/", entries.cancel, name="entry_cancel"),
]
