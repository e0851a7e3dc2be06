"""What learning tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

SELECTED = NoticeKind("learning.selected", _("You are selected for a course."))
ENROLLED = NoticeKind("learning.enrolled", _("You have a seat in a course."))
WAITLISTED = NoticeKind("learning.waitlisted", _("You are on the waiting list of a course."))
REFUSED = NoticeKind("learning.refused", _("You were not selected for a course; the reason stands there."))
CANCELLED = NoticeKind("learning.cancelled", _("A course of yours was cancelled."))
CERTIFIED = NoticeKind("learning.certified", _("Your certificate is ready."))
CERTIFICATE_CHANGED = NoticeKind(
    "learning.certificate_changed", _("The state of your certificate has changed.")
)
APPLIED = NoticeKind("learning.applied", _("Somebody has applied for a course that you give."))
REQUEST_CAME = NoticeKind(
    "learning.request_came", _("Somebody without an account asks for a place in a course.")
)
CERTIFICATES_ISSUED = NoticeKind("learning.certificates_issued", _("Certificates of a course were issued."))
TEST_GRADED = NoticeKind("learning.test_graded", _("A test of yours was graded."))
WORK_JUDGED = NoticeKind("learning.work_judged", _("The work you handed in was looked at."))
