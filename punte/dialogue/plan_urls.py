"""Addresses of local action groups, the SPIRAL way, inclusion plans and their measures."""

from django.urls import path

from punte.dialogue.views import (
    action_groups,
    cards,
    codings,
    indicators,
    measures,
    origins,
    plans,
    problems,
    progress,
    public_plans,
    syntheses,
)

_GROUP = "<slug:code>/action-groups/<int:action_group_id>/"
_PLAN = "<slug:code>/plans/<int:plan_id>/"
_MEASURE = "<slug:code>/measures/<int:measure_id>/"

urlpatterns = [
    path("plans/", public_plans.index, name="public_plan_list"),
    path("plans/<int:plan_id>/", public_plans.detail, name="public_plan_detail"),
    path("plans/<int:plan_id>/<str:language>.pdf", public_plans.paper, name="public_plan_pdf"),
    path("<slug:code>/action-groups/", action_groups.index, name="action_group_list"),
    path("<slug:code>/action-groups/new/", action_groups.create, name="action_group_create"),
    path(_GROUP, action_groups.detail, name="action_group_detail"),
    path(f"{_GROUP}edit/", action_groups.edit, name="action_group_edit"),
    path(f"{_GROUP}members/", action_groups.add_member, name="member_add"),
    path(f"{_GROUP}members/<int:member_id>/drop/", action_groups.drop_member, name="member_drop"),
    path(f"{_GROUP}circles/", action_groups.gather, name="circle_create"),
    path(f"{_GROUP}cards/", cards.index, name="card_list"),
    path(f"{_GROUP}circles/<int:circle_id>/cards/", cards.create, name="card_create"),
    path(f"{_GROUP}cards/<int:card_id>/drop/", cards.drop, name="card_drop"),
    path(f"{_GROUP}coders/", codings.name, name="coders_name"),
    path(f"{_GROUP}coding/", codings.code_next, name="coding"),
    path(f"{_GROUP}reconciliation/", codings.reconciliation, name="reconciliation"),
    path(f"{_GROUP}reconciliation/close/", codings.close, name="reconciliation_close"),
    path(f"{_GROUP}reconciliation/<int:thought_id>/", codings.settle, name="coding_settle"),
    path(f"{_GROUP}synthesis/", syntheses.detail, name="synthesis"),
    path(f"{_GROUP}synthesis/edit/", syntheses.edit, name="synthesis_edit"),
    path(f"{_GROUP}synthesis/approve/", syntheses.approve, name="synthesis_approve"),
    path(f"{_GROUP}indicators/", indicators.index, name="indicator_list"),
    path(f"{_GROUP}indicators/new/", indicators.create, name="indicator_create"),
    path(f"{_GROUP}indicators/<int:wellbeing_id>/", indicators.measure, name="indicator_measure"),
    path(f"{_GROUP}indicators/<int:wellbeing_id>/edit/", indicators.edit, name="indicator_edit"),
    path(f"{_GROUP}indicators/<int:wellbeing_id>/drop/", indicators.drop, name="indicator_drop"),
    path(f"{_GROUP}actions/", indicators.actions_index, name="action_list"),
    path(f"{_GROUP}actions/new/", indicators.action_create, name="action_create"),
    path(f"{_GROUP}actions/<int:wellbeing_action_id>/", indicators.action_edit, name="action_edit"),
    path(f"{_GROUP}actions/<int:wellbeing_action_id>/drop/", indicators.action_drop, name="action_drop"),
    path("<slug:code>/plans/", plans.index, name="plan_list"),
    path("<slug:code>/plans/new/", plans.create, name="plan_create"),
    path(_PLAN, plans.detail, name="plan_detail"),
    path(f"{_PLAN}edit/", plans.edit, name="plan_edit"),
    path(f"{_PLAN}advance/", plans.advance, name="plan_advance"),
    path(f"{_PLAN}back/", plans.back, name="plan_back"),
    path(f"{_PLAN}steps/<slug:plan_step>/", plans.step, name="plan_step"),
    path(f"{_PLAN}<str:language>.pdf", plans.paper, name="plan_pdf"),
    path(f"{_PLAN}stakeholders/", problems.add_stakeholder, name="stakeholder_add"),
    path(
        f"{_PLAN}stakeholders/<int:stakeholder_id>/drop/", problems.drop_stakeholder, name="stakeholder_drop"
    ),
    path(f"{_PLAN}problems/", problems.create, name="problem_create"),
    path(f"{_PLAN}problems/<int:problem_id>/", problems.edit, name="problem_edit"),
    path(f"{_PLAN}problems/<int:problem_id>/drop/", problems.drop, name="problem_drop"),
    path(f"{_PLAN}measures/", measures.create, name="measure_create"),
    path(_MEASURE, measures.detail, name="measure_detail"),
    path(f"{_MEASURE}edit/", measures.edit, name="measure_edit"),
    path(f"{_MEASURE}drop/", measures.drop, name="measure_drop"),
    path(f"{_MEASURE}report/", progress.report, name="measure_report"),
    path(f"{_MEASURE}origins/", origins.link, name="origin_link"),
    path(f"{_MEASURE}origins/<int:origin_id>/drop/", origins.drop, name="origin_drop"),
]
