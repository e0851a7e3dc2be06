"""What this room tells a CV: courses that are attended or completed, with the certificate that stands."""

from collections.abc import Collection

from punte.base import clock
from punte.learning.models import Certificate, Enrolment
from punte.participation.schooling import Learnt, register

_ATTENDED = (Enrolment.State.ENROLLED, Enrolment.State.COMPLETED)


def tell(persons: Collection[int]) -> list[Learnt]:
    """One line for each course; a certificate that is suspended or taken back is not told."""
    certificates = Certificate.objects.filter(person__in=persons, state=Certificate.State.ISSUED)
    # where both kinds stand, the certificate of completion is the one to show
    shown = {c.enrolment_id: c for c in certificates.select_related("operation").order_by("kind")}
    begun = Enrolment.objects.filter(offering__starts_on__lte=clock.today())
    rows = begun.filter(person__in=persons, state__in=_ATTENDED)
    related = rows.select_related("offering__programme__organisation")
    return [_line(enrolment, shown.get(enrolment.pk)) for enrolment in related.order_by("pk")]


def _line(enrolment: Enrolment, certificate: Certificate | None) -> Learnt:
    offering = enrolment.offering
    running = enrolment.state == Enrolment.State.ENROLLED and certificate is None
    return Learnt(
        key=f"course:{enrolment.pk}",
        title=str(offering.programme),
        provider=offering.programme.organisation.name,
        since=offering.starts_on,
        until=None if running else offering.ends_on,
        hours=offering.programme.hours,
        certificate=certificate.full_number if certificate else "",
        kind=str(certificate.get_kind_display()) if certificate else "",
        check=certificate.check_path() if certificate else "",
    )


register(tell)
