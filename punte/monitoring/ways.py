"""Where else one may go in a project: every room of it that is open to the reader, in plain words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.monitoring import permissions
from punte.people.models import User
from punte.projects.acting import Scope, acting, recruits_for, scope
from punte.projects.models import Operation
from punte.records import permissions as records


@dataclass(frozen=True)
class Way:
    """A link with a sentence on what is there."""

    label: str
    small: str
    url: str


def ways(user: User, operation: Operation) -> list[Way]:
    """Only what the reader may open."""
    found = [
        (
            True,
            _("Reporting periods"),
            _("What was handed to the funder, and what has changed since."),
            "monitoring:period_list",
        ),
        (
            True,
            _("Events"),
            _("What is planned, who comes, who was there."),
            "events:event_list",
        ),
        (
            True,
            _("Polls"),
            _("What is put to the vote, openly, secretly or in a room, and what came out."),
            "ballots:poll_list",
        ),
        (
            True,
            _("Courses"),
            _("What is taught, who learns, who is certified."),
            "learning:offering_list",
        ),
        (
            bool(acting(user).in_operation(operation)),
            _("Consultations"),
            _("What people are asked, what they say, and what became of it."),
            "dialogue:desk_list",
        ),
        (
            bool(acting(user).in_operation(operation)),
            _("Round tables"),
            _("Who speaks in turn, what is asked, what is said together."),
            "dialogue:table_desk_list",
        ),
        (
            scope(user, operation) > Scope.NONE,
            _("Profiles"),
            _("What people can do and look for, and what fits them."),
            "matching:person_list",
        ),
        (
            True,
            _("Vacancies"),
            _("Employers, what they look for, and what is open."),
            "jobs:vacancy_list",
        ),
        (
            scope(user, operation) > Scope.NONE,
            _("Applications"),
            _("Who awaits whose answer, who began work, who is still there."),
            "jobs:application_list",
        ),
        (
            bool(recruits_for(user, operation)),
            _("Applicants"),
            _("Who applied to your vacancies."),
            "jobs:candidate_list",
        ),
        (
            bool(acting(user).in_operation(operation)),
            _("Local action groups"),
            _("What people of a town call well-being, from the cards to the plan."),
            "dialogue:action_group_list",
        ),
        (
            bool(acting(user).in_operation(operation)),
            _("Local inclusion plans"),
            _("What towns have promised, to whom, and how far it is."),
            "dialogue:plan_list",
        ),
        (
            permissions.may_see_deadlines(user, operation),
            _("Deadlines"),
            _("Follow-ups, reports and answers, by the day they are due."),
            "monitoring:deadline_list",
        ),
        (
            permissions.may_see_money(user, operation),
            _("Budget"),
            _("What was planned, promised to suppliers and spent."),
            "monitoring:budget",
        ),
        (
            permissions.may_read_samples(user, operation),
            _("Evidence"),
            _("Papers that wait to be checked, one by one or by a sample."),
            "monitoring:evidence_list",
        ),
        (
            permissions.may_see_audits(user, operation),
            _("Audits"),
            _("Samples, checklists, findings and answers."),
            "monitoring:audit_list",
        ),
        (
            records.may_see_exports(user, operation),
            _("Files to take along"),
            _("Tables, lists and reports, made for you and gone after seven days."),
            "records:export_list",
        ),
        (
            records.may_protect(user, operation),
            _("Data protection"),
            _("Requests of persons, breaches, retention, who looked at whom."),
            "records:protection_home",
        ),
        (
            True,
            _("Public figures"),
            _("What everybody may see of the frozen periods."),
            "monitoring:open_data",
        ),
    ]
    return [
        Way(label, small, reverse(name, args=[operation.code]))
        for open_, label, small, name in found
        if open_
    ]
