"""What learning tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

CERTIFICATES_ISSUED = NoticeKind("learning.certificates_issued", _("Certificates of a course were issued."))
TEST_GRADED = NoticeKind("learning.test_graded", _("A test of yours was graded."))
WORK_JUDGED = NoticeKind("learning.work_judged", _("The work you handed in was looked at."))
