"""Of the events of the demonstration what is told besides: guests, a list, the agenda, stands, papers, a report with
pictures, minutes in every state, and signatures on the screen."""

import struct
import zlib
from typing import Any

from punte.base.translated import Translated
from punte.events.actions.guests import cancel_own, confirm_own, register_guest
from punte.events.actions.lists import apply_list, upload_list
from punte.events.actions.materials import add_material
from punte.events.actions.minutes import answer_minutes, asked, send_minutes, write_minutes
from punte.events.actions.reports import add_picture, publish_report, write_report
from punte.events.actions.sessions import add_session
from punte.events.actions.signatures import sign_presence
from punte.events.actions.stands import add_stand
from punte.events.models import Event, Registration
from punte.portal.demo.desk import Desk
from punte.portal.demo.papers import paper

GUESTS = (
    ("Ilinca Moldovan", "ilinca@example.org", "", "confirmed"),
    ("Петър Георгиев", "petar@example.org", "", "asked"),
    ("Sorin Câmpean", "", "0741 000 111", "asked"),
    ("Ana-Maria Bota", "anamaria@example.org", "", "cancelled"),
)
LIST = (
    "Nume;Prenume;E-mail;Telefon;Nevoi\n"
    "Chereji;Mihnea;mihnea@example.org;;\nTămaș;Rodica;;0744 000 222;rampă\nHerman;;;;\nSabău;Dorin;fără adresă;;\n"
)
AGENDA = (
    (
        "9:00",
        "11:00",
        "Ce întreabă angajatorul",
        "Какво пита работодателят",
        "What an employer asks",
        "Georgi Petrov",
    ),
    (
        "11:00",
        "13:00",
        "Răspunsuri care conving",
        "Отговори, които убеждават",
        "Answers that convince",
        "Radu Bilașco, Brutăria Nord",
    ),
    ("14:00", "16:00", "Interviuri de probă", "Пробни интервюта", "Practice interviews", ""),
)
STANDS = (
    (
        "Brutăria Nord",
        "A1",
        "Patru brutari, un șofer; instruire la locul de muncă",
        "Четирима хлебари, един шофьор",
        "Four bakers, a driver; training on the job",
    ),
    (
        "AJOFM Maramureș",
        "A2",
        "Consiliere, subvenții, cursuri gratuite",
        "Консултации, субсидии, безплатни курсове",
        "Advice, subsidies, free courses",
    ),
    (
        "Asociația Femeilor Rome",
        "B1",
        "Voluntariat și mediere",
        "Доброволчество и медиация",
        "Volunteering and mediation",
    ),
)
REPORT = {
    "ro": "Au venit peste douăzeci de tineri și șase angajatori. Cel mai mult s-a vorbit despre primul contract și"
    " despre navetă.",
    "bg": "Дойдоха над двадесет млади хора и шестима работодатели. Най-много се говори за първия договор и"
    " за пътуването.",
    "en": "More than twenty young people and six employers came. Most was said about the first contract and"
    " about commuting.",
}
PICTURES = (
    (
        "Cercuri colorate: afișul dezbaterii",
        "Цветни кръгове: плакатът на дебата",
        "Coloured circles: the poster of the debate",
    ),
    (
        "Dungi violet: copertea caietului de lucru",
        "Лилави ивици: корицата на тетрадката",
        "Violet stripes: the cover of the workbook",
    ),
)
MINUTES = (
    "1. Angajatorii afișează orarul autobuzelor lângă fiecare anunț.\n"
    "2. Asociația pregătește un model de contract explicat pe înțeles.\n"
    "3. Ne întâlnim din nou în iunie."
)
STROKES = "60,120 90,60 130,140 170,70 220,130;260,90 300,120 360,80 430,120"


def tell(desk: Desk) -> None:
    """For the first project; the others have their events alone."""
    if desk.operation.code != "309187":
        return
    today = _one(desk, kind="workshop", state="published")
    _today(desk, today)
    fair = _one(desk, kind="job_fair")
    for name, place, *offers in STANDS:
        add_stand(by=desk.team["elena"], event=fair, organisation=name, place=place, offers=_texts(*offers))


def tell_afterwards(desk: Desk) -> None:
    """What counts tries or tells people, and so needs savepoints: guests, reports, minutes."""
    if desk.operation.code == "309187":
        _guests(_one(desk, kind="seminar", state="published"))
        _held(desk)


def _one(desk: Desk, **which: Any) -> Event:
    rows = Event.objects.filter(operation=desk.operation, **which).select_related(
        "operation__consortium", "organiser"
    )
    return rows.order_by("starts_at")[0]


def _texts(ro: str, bg: str, en: str) -> Translated:
    return Translated({"ro": ro, "bg": bg, "en": en}, "ro")


def _today(desk: Desk, event: Event) -> None:
    """The agenda, papers, a list that waits and one that was applied, and who has signed so far."""
    elena, georgi = desk.team["elena"], desk.team["georgi"]
    for first, last, ro, bg, en, speakers in AGENDA:
        hours: dict[str, Any] = {"starts_at": _at(event, first), "ends_at": _at(event, last)}
        add_session(
            by=elena, event=event, title=_texts(ro, bg, en), speakers=speakers, room="Sala 1", **hours
        )
    told: dict[str, Any] = {"by": elena, "event": event, "name": "p.pdf"}
    add_material(
        **told, title="Fișa interviului", language="ro", available="before", content=paper("Fișa interviului")
    )
    add_material(
        **told, title="Лист за интервю", language="bg", available="after", content=paper("Interview sheet")
    )
    words = _texts(*PICTURES[1])
    add_picture(by=elena, event=event, content=_drawing(1), name="p.png", alternative=words, people="nobody")
    apply_list(
        by=elena, found=upload_list(by=elena, event=event, name="parteneri.csv", content=LIST.encode())
    )
    more = LIST.replace("Chereji;Mihnea", "Lazăr;Teodora").replace("mihnea@", "teodora@")
    upload_list(by=elena, event=event, name="voluntari.csv", content=more.encode())
    sheet = event.sheets.select_related("event__operation").get()
    coming = Registration.objects.coming().filter(event=event).select_related("consortium").order_by("pk")
    for n, registration in enumerate(coming[3:9]):
        drawn = STROKES if n else ""
        sign_presence(by=georgi, sheet=sheet, registration=registration, parts=["morning"], drawn=drawn)


def _at(event: Event, text: str) -> Any:
    hour, minute = text.split(":")
    return event.begins.replace(hour=int(hour), minute=int(minute))


def _guests(event: Event) -> None:
    """Confirmed, asked, to be called, cancelled."""
    for name, email, phone, then in GUESTS:
        told: dict[str, Any] = {"name": name, "email": email, "phone": phone, "language": "ro", "needs": ""}
        register_guest(event=event, told=told, origin="192.0.2.1")
        found = (
            Registration.objects.named().select_related("event__operation", "event__organiser").latest("pk")
        )
        if then == "confirmed":
            confirm_own(registration=found)
        if then == "cancelled":
            cancel_own(registration=found)


def _held(desk: Desk) -> None:
    """A debate with its report and approved minutes; minutes somebody objects to; drafts of both."""
    elena = desk.team["elena"]
    debate, workshop = _one(desk, kind="debate", state="held"), _one(desk, kind="workshop", state="held")
    for n, words in enumerate(PICTURES):
        told: dict[str, Any] = {
            "content": _drawing(n),
            "name": "p.png",
            "alternative": _texts(*words),
            "people": "nobody",
        }
        add_picture(by=elena, event=debate, **told)
    publish_report(
        by=elena, report=write_report(by=elena, event=debate, text=Translated(REPORT, "ro"), version=0)
    )
    write_report(
        by=elena, event=workshop, text=Translated({"ro": "Am citit împreună un contract."}, "ro"), version=0
    )
    write_minutes(by=elena, event=workshop, text=MINUTES, version=0)
    minutes = write_minutes(by=elena, event=debate, text=MINUTES, version=0)
    send_minutes(by=elena, minutes=minutes)
    for registration in asked(debate):
        answer_minutes(registration=registration, agrees=True)
    seminar = _one(desk, kind="seminar", state="held")
    send_minutes(by=elena, minutes=write_minutes(by=elena, event=seminar, text=MINUTES, version=0))
    first, second, third = asked(seminar)[:3]
    for registration in (first, second):
        answer_minutes(registration=registration, agrees=True)
    answer_minutes(registration=third, agrees=False, objection="La punctul 3 era vorba de luna mai.")


def _drawing(number: int) -> bytes:
    """A picture of 320 by 240 dots, drawn by the house: circles or stripes."""
    lines = b"".join(b"\0" + b"".join(_dot(number, x, y) for x in range(320)) for y in range(240))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 320, 240, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def _dot(number: int, x: int, y: int) -> bytes:
    if number:
        return b"\x6a\x24\x50" if (x + y) // 24 % 2 else b"\xf2\xe6\xee"
    near = min((x - a) ** 2 + (y - b) ** 2 for a, b in ((90, 120), (170, 90), (240, 150)))
    return b"\xe0\xa4\x3a" if near < 1600 else b"\x6a\x24\x50" if near < 3000 else b"\xf8\xf5\xf3"
