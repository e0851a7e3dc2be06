"""The services that the projects announce: what exists is linked, what is coming says so."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Service:
    """A service with its room; `view` is where it is, empty while it is being built."""

    name: str | Promise
    text: str | Promise
    icon: str
    view: str = ""
    announced: bool = False


_SERVICES = [
    Service(
        gettext_lazy("Projects and promises"),
        gettext_lazy("What was announced, by whom, for whom, and with what money."),
        "doc",
        "projects:operation_list",
    ),
    Service(
        gettext_lazy("Participants and results"),
        gettext_lazy(
            "Staff keep participants' files, and every number opens into the people and papers behind it."
        ),
        "people",
        "portal:my_page",
    ),
    Service(
        gettext_lazy("Directory of organisations"),
        gettext_lazy("Associations, municipalities, employers, schools and the projects they deliver."),
        "office",
        "organisations:organisation_list",
    ),
    Service(
        gettext_lazy("What is held about me"),
        gettext_lazy("Whoever takes part in a project sees what is kept about them, and who looked at it."),
        "lock",
        "portal:held",
    ),
    Service(
        gettext_lazy("Online dialogue platform"),
        gettext_lazy("Consultations, debates, proposals and round tables, from the question to the answer."),
        "voice",
        "dialogue:consultation_list",
    ),
    Service(
        gettext_lazy("Digital employment hub"),
        gettext_lazy(
            "Vacancies near you, in every language of ours, and a person who accompanies both sides."
        ),
        "work",
        "jobs:posting_list",
    ),
    Service(
        gettext_lazy("Management of organisations"),
        gettext_lazy("Members, volunteers, meetings, resolutions and plans of an association."),
        "tool",
        announced=True,
    ),
    Service(
        gettext_lazy("E-learning and online courses"),
        gettext_lazy(
            "Courses with lessons, tests and certificates that can be checked: what is open, and applying."
        ),
        "learn",
        "learning:catalogue",
    ),
    Service(
        gettext_lazy("Members' platform"),
        gettext_lazy("Partnerships, good practice and mentoring between organisations."),
        "people",
        announced=True,
    ),
    Service(
        gettext_lazy("Virtual centre for career information and guidance"),
        gettext_lazy(
            "A counsellor, a plan in small steps, and help that goes on in the first months of work."
        ),
        "help",
        announced=True,
    ),
    Service(
        gettext_lazy("Founding social enterprises"),
        gettext_lazy("From the idea and the business plan to the first jobs, with resource centres."),
        "venture",
    ),
    Service(
        gettext_lazy("Local inclusion plans"),
        gettext_lazy("What towns have decided with their people, and how far it is."),
        "office",
        "dialogue:public_plan_list",
    ),
    Service(
        gettext_lazy("Events"),
        gettext_lazy(
            "Seminars, workshops, debates and conferences of the projects: what is on, where, and registration."
        ),
        "calendar",
        "events:calendar",
    ),
    Service(
        gettext_lazy("Information campaigns"),
        gettext_lazy("Campaigns and newsletters, and whom they reach."),
        "voice",
    ),
]


def services() -> list[dict]:
    """Every service as the cards want it; those that can be used stand first."""
    return [
        {
            "name": service.name,
            "text": service.text,
            "icon": service.icon,
            "url": reverse(service.view) if service.view else None,
            "when": ""
            if service.view
            else _("announced, being built")
            if service.announced
            else _("being built"),
        }
        for service in _SERVICES
    ]
