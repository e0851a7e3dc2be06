"""Who may see the numbers, and who may open them."""

from punte.monitoring.models import BudgetEntry, BudgetLine, Finding
from punte.monitoring.models.budgets import managed, sees_all_money, steers_money
from punte.monitoring.sets import Indicator
from punte.organisations.models import Organisation, Role
from punte.people.models import User
from punte.projects import permissions as projects
from punte.projects.acting import Scope, acting, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation
from punte.records import permissions as records


def may_see_numbers(user: User, operation: Operation) -> bool:
    """Open the dashboard: everybody who works in the operation."""
    return bool(acting(user).in_operation(operation))


def may_open_people(user: User, operation: Operation) -> bool:
    """Open a number into people."""
    return scope(user, operation) > Scope.NONE


def may_open_members(user: User, operation: Operation, indicator: Indicator) -> bool:
    """Open a common indicator into its members; of sensitive ones only with the right."""
    return may_open_people(user, operation) and (
        not indicator.is_sensitive or may_open_sensitive(user, operation)
    )


def may_open_sensitive(user: User, operation: Operation) -> bool:
    """See who is behind a number on disability, origin or housing."""
    return has_right(user, operation, Assignment.Right.SPECIAL)


def may_manage_periods(user: User, operation: Operation) -> bool:
    """Open, compute, freeze, submit and close periods, and answer the funder."""
    return projects.may_report(user, operation)


def may_write_narratives(user: User, operation: Operation) -> bool:
    """Write what is told in words: who hands the report in. Activities name no partner, so partners write none."""
    return projects.may_report(user, operation)


CONFIRMING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)


def may_confirm(user: User, operation: Operation, organisation: Organisation) -> bool:
    """Say of a partner's numbers that they are right: its own managers and monitoring officers."""
    here = acting(user).in_operation(operation)
    return any(a.role.organisation_id == organisation.pk and a.role.role in CONFIRMING for a in here)


_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)


def may_see_audits(user: User, operation: Operation) -> bool:
    """Open the auditor's room: who sees the whole operation, and who steers at a partner."""
    return scope(user, operation) >= Scope.ORGANISATION


def may_audit(user: User, operation: Operation) -> bool:
    """Open an audit, draw, fill checklists, write findings and decide: auditors, while their access holds."""
    return has_role(user, operation, Role.Kind.AUDITOR)


def may_answer_finding(user: User, finding: Finding) -> bool:
    """Answer a finding: who steers at the lead partner, or at the partner whom it concerns."""
    operation = finding.audit.operation
    whole = scope(user, operation) >= Scope.OPERATION
    return has_role(user, operation, *_STEERING) and (
        whole or finding.organisation_id in organisations(user, operation)
    )


def may_see_visits(user: User, operation: Operation) -> bool:
    """See which pages the auditors opened: the lead partner's managers, the data-protection officer, and of their
    own the auditors."""
    leads = has_role(user, operation, Role.Kind.MANAGER) and scope(user, operation) >= Scope.OPERATION
    return leads or has_role(user, operation, Role.Kind.DPO, Role.Kind.AUDITOR)


def may_read_samples(user: User, operation: Operation) -> bool:
    """Read which papers were drawn and how far the checking is: who judges papers, and auditors."""
    return records.may_judge(user, operation) or may_audit(user, operation)


def may_see_deadlines(user: User, operation: Operation) -> bool:
    """See what is due: who sees persons in the operation, each as far as they see them."""
    return scope(user, operation) > Scope.NONE


def may_see_money(user: User, operation: Operation) -> bool:
    """Open the budget: who steers at the lead partner, a partner's managers for its own lines, the auditor."""
    return sees_all_money(user, operation) or bool(managed(user, operation))


def may_plan_for(user: User, operation: Operation, organisation_id: int) -> bool:
    """Plan lines and record money of this partner. Auditors read."""
    return steers_money(user, operation) or organisation_id in managed(user, operation)


def may_change_line(user: User, line: BudgetLine) -> bool:
    """Change a line and record on it."""
    return may_plan_for(user, line.operation, line.organisation_id)


def may_see_entry(user: User, entry: BudgetEntry) -> bool:
    """Open what was recorded, and its paper."""
    return BudgetEntry.objects.visible_to(user).contains(entry)


def may_plan_somewhere(user: User, operation: Operation) -> bool:
    """Add a line for some partner."""
    return steers_money(user, operation) or bool(managed(user, operation))
