"""What people ask about their data, breaches, refusals and terms of keeping: something in every state."""

import datetime as dt
from zoneinfo import ZoneInfo

from punte.participation.actions.persons import restrict_participant
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey
from punte.portal.demo.desk import Desk
from punte.records.actions import breaches, requests
from punte.records.actions.consents import refuse_consent
from punte.records.actions.retention import begin_term
from punte.records.models import Consent, DataRequest
from punte.records.wordings import wordings

ZONE = ZoneInfo("Europe/Bucharest")
# kind, received on, the words, what became of it, what was told. No name in the words.
ASKED = [
    ("access", dt.date(2025, 1, 20), "Vreau să știu cine mi-a văzut dosarul.", "answered",
     "Ați primit copia și lista celor care v-au deschis dosarul."),
    ("correction", dt.date(2025, 2, 3), "Adresa s-a schimbat, m-am mutat la Seini.", "answered",
     "Am îndreptat adresa. Vă mulțumim."),
    ("erasure", dt.date(2025, 2, 11), "Nu mai particip, vă rog să mă ștergeți.", "refused",
     ("Regulile fondului ne cer actele până la un termen. Dosarul este restricționat până atunci. Vă puteți plânge la "
     "ANSPDCP sau în instanță.")),
    ("portability", dt.date(2025, 2, 14), "Vreau datele pentru alt centru.", "extended",
     "Căutăm încă hârtiile din arhivă."),
    ("objection", dt.date(2025, 2, 19), "Nu vreau să mai fiu sunat pentru cursuri.", "", ""),
    ("restriction", dt.date(2025, 3, 10), "Data intrării este greșită, opriți până o verificați.", "", ""),
    ("access", dt.date(2025, 3, 5), "", "withdrawn", ""),
]  # fmt: skip
OVER = dt.date(2025, 2, 28)
# Assumed: the day on which the programme of a long closed project was closed.
CLOSED = {"economie-sociala": dt.date(2017, 3, 31)}


def tell(desk: Desk) -> None:
    """In the project with a data-protection officer; elsewhere only from when the term of keeping runs."""
    if desk.operation.code in CLOSED:
        begin_term(by=desk.team["elena"], operation=desk.operation, happened_on=CLOSED[desk.operation.code])
    if desk.operation.code == "309187":
        _requests(desk)
        _own(desk)
        _refusals(desk)
        _breaches(desk)
        _over(desk)


def _somebody(desk: Desk, count: int, skip: int = 0) -> list[Participation]:
    here = Participation.objects.filter(
        operation=desk.operation, person__state=Person.State.ACTIVE, person__merged_into=None
    )
    free = here.filter(person__key_holder=None, person__merged=None)
    return list(
        free.select_related("person__consortium", "consortium", "operation").order_by("-pk")[skip:][:count]
    )


def _requests(desk: Desk) -> None:
    lidia = desk.team["lidia"]
    for found, (kind, on, words, becomes, told) in zip(_somebody(desk, len(ASKED)), ASKED, strict=False):
        asked = requests.make_request(by=lidia, person=found.person, kind=kind, words=words, received_on=on)
        if becomes == "extended":
            DataRequest.objects.filter(pk=asked.pk).update(due_on=dt.date(2025, 3, 17))
            asked.refresh_from_db()
            requests.extend_request(by=lidia, request=asked, why=told)
        elif becomes == "withdrawn":
            requests.withdraw_request(by=lidia, request=asked)
        elif becomes:
            requests.answer_request(by=lidia, request=asked, outcome=becomes, answer=told)


def _own(desk: Desk) -> None:
    """Cosmina asks on her own page."""
    key = PersonKey.objects.filter(user=desk.team["cosmina"]).select_related("person__consortium").first()
    if key:
        requests.make_request(
            by=desk.team["cosmina"],
            person=key.person,
            kind="correction",
            words="Am absolvit zece clase, nu opt.",
        )


def _refusals(desk: Desk) -> None:
    words = wordings("ro")["pictures"]
    for found in _somebody(desk, 6, skip=20):
        if not Consent.objects.in_force().filter(person=found.person, purpose="pictures").exists():
            refuse_consent(
                by=desk.team["ana"], person=found.person, basis=words.basis, purpose="pictures",
                wording=words.kept(), language="ro",
            )  # fmt: skip


def _breaches(desk: Desk) -> None:
    lidia, day = desk.team["lidia"], dt.timedelta(days=1)
    noticed = dt.datetime(2024, 11, 5, 9, 40, tzinfo=ZONE)
    old = breaches.write_breach(
        by=lidia, operation=desk.operation, noticed_at=noticed, happened_on=dt.date(2024, 11, 4),
        what="O listă de prezență a fost trimisă prin e-mail la o adresă greșită din alt serviciu.",
    )  # fmt: skip
    breaches.assess_breach(
        by=lidia, breach=old, version=1, persons=14, categories=["names"], risk="risk",
        consequences="Cineva străin de proiect a văzut nume și semnături.",
        measures="Destinatarul a confirmat ștergerea. Listele se trimit de acum numai prin platformă.",
        persons_told_on=dt.date(2024, 11, 7),
    )  # fmt: skip
    breaches.tell_authority(by=lidia, breach=old, told_at=noticed + day)
    breaches.close_breach(by=lidia, breach=old)
    breaches.write_breach(
        by=lidia, operation=desk.operation, noticed_at=dt.datetime(2025, 3, 15, 8, 30, tzinfo=ZONE),
        happened_on=dt.date(2025, 3, 14),
        what="Un telefon de serviciu cu acces la platformă a fost pierdut în autobuz. Era blocat cu cod.",
    )  # fmt: skip


def _over(desk: Desk) -> None:
    """Somebody whose restriction has outlived its day."""
    for found in _somebody(desk, 1, skip=12):
        restrict_participant(by=desk.team["lidia"], participation=found, until=OVER)
