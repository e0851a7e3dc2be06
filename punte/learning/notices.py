"""What learning tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

CERTIFICATES_ISSUED = NoticeKind("learning.certificates_issued", _("Certificates of a course were issued."))
