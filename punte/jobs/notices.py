"""What jobs tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

EMPLOYER_WAITS = NoticeKind("jobs.employer_waits", _("A new employer waits for your approval."))
VACANCY_WAITS = NoticeKind("jobs.vacancy_waits", _("A vacancy of a new employer waits for your approval."))
EMPLOYER_APPROVED = NoticeKind("jobs.employer_approved", _("Your organisation is approved as an employer."))
CONFIRM_VACANCY = NoticeKind(
    "jobs.confirm_vacancy", _("A vacancy of yours closes soon, unless you say that it is still open.")
)
VACANCY_CLOSED = NoticeKind(
    "jobs.vacancy_closed", _("A vacancy of yours was closed; the reason stands there.")
)
