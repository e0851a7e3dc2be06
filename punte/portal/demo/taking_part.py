"""Taking part in the demonstration beside the consultations' own words: guests by mailbox, other words for a proposal,
who signs it too, one that was divided, what is followed and the letter about it."""

import datetime as dt
from typing import Any

from punte.dialogue.actions import amendments as amending
from punte.dialogue.actions.co_authors import accept_co_author, invite_co_author
from punte.dialogue.actions.consultations import change_consultation
from punte.dialogue.actions.contributions import Spoken, contribute, support
from punte.dialogue.actions.follows import follow, set_digest
from punte.dialogue.actions.guests import confirm_word, leave_word
from punte.dialogue.actions.splitting import split_contribution
from punte.dialogue.digests import send_digests
from punte.dialogue.models import Consultation, Contribution, StakeholderGroup
from punte.organisations.models import Organisation
from punte.portal.demo.consultations import at
from punte.portal.demo.desk import TODAY, Desk

BUS = "Un autobuz care ajunge la fabrică înainte de șase"
FILE = "Un singur dosar pentru toate instituțiile"
ORIGIN = "192.0.2.7"  # of the documentation, nobody's


def march(day: int) -> dt.date:
    """A day of the month in which the demonstration stands."""
    return dt.date(2025, 3, day)


def tell(desk: Desk) -> int:
    """In the open consultation of 309187; gives how many guests spoke."""
    if desk.operation.code != "309187":
        return 0
    rows = Consultation.objects.filter(operation=desk.operation, state=Consultation.State.OPEN)
    found = next(
        (c for c in rows.order_by("pk") if c.title.texts.get("ro", "").startswith("Ce ne ține")), None
    )
    if found is None:
        return 0
    said = {c.title.texts.get("ro", ""): c for c in found.contributions.published().for_list() if c.title}
    change_consultation(by=desk.team["elena"], consultation=found, version=found.version, guests=True)
    with at(march(8)):
        _followed(desk, found, said)
    with at(march(12)):
        _signed(desk, found, said)
    guests = _guests(found, said)
    _reworded(desk, found, said)
    _divided(desk, found)
    with at(TODAY):
        send_digests()
    return guests


def _followed(desk: Desk, found: Consultation, said: dict[str, Contribution]) -> None:
    for who in ("cosmina", "ana", "elena", "ioana"):
        follow(by=desk.team[who], consultation=found)
    for who in ("ana", "georgi"):
        follow(by=desk.team[who], consultation=found, contribution=said[BUS])
    set_digest(by=desk.team["ana"], every="day")
    set_digest(by=desk.team["elena"], every="never")


def _guests(found: Consultation, said: dict[str, Contribution]) -> int:
    groups = {g.code: g for g in StakeholderGroup.objects.of(found.consortium_id)}
    common: dict[str, Any] = {"consultation": found, "origin": ORIGIN, "language": "ro"}
    with at(march(14)):
        confirm_word(word=leave_word(
            **common, kind="proposal", email="marin.oltean@example.org", name="Marin Oltean", named=True,
            written_in="ro", group=groups["citizens"], title="Ghișeu deschis marți până la șapte seara",
            text="Cine lucrează nu ajunge la primărie între opt și patru. O seară pe săptămână ar fi destul.",
        ))  # fmt: skip
        confirm_word(word=leave_word(
            **common, kind="answer", email="o.vecina@example.org", written_in="ro", group=groups["job-seekers"],
            text="Am lucrat opt ani în Italia la bătrâni. Aici nimeni nu mă întreabă ce știu, numai ce hârtii am.",
        ))  # fmt: skip
        confirm_word(word=leave_word(
            **common, kind="support", email="marin.oltean@example.org", target=said[BUS], group=groups["citizens"],
        ))  # fmt: skip
    with at(march(16)):
        leave_word(
            **common, kind="proposal", email="cineva@example.org", written_in="ro", title="Stație cu acoperiș",
            text="Iarna așteptăm în ninsoare.",
        )  # fmt: skip
    return 2


def _signed(desk: Desk, found: Consultation, said: dict[str, Contribution]) -> None:
    """Bogdan's proposal is signed by an employer; Cosmina is asked."""
    one = said[FILE]
    bakery = Organisation.objects.filter(name="Panificația Someșul SRL").first()
    asked = invite_co_author(by=desk.team["bogdan"], contribution=one, entity=bakery)
    accept_co_author(by=desk.team["rodica"], co_author=asked, mandate="director de producție")
    invite_co_author(by=desk.team["bogdan"], contribution=one, email=desk.team["cosmina"].email)


def _reworded(desk: Desk, found: Consultation, said: dict[str, Contribution]) -> None:
    """One amendment is taken over, one is not and becomes a proposal, one waits."""
    team = desk.team
    with at(march(13)):
        bus = Contribution.objects.for_list().get(pk=said[BUS].pk)
        words = bus.text.texts["ro"]
        better = words.replace("de luni până vineri", "de luni până sâmbătă, cu întoarcere la 14:30")
        first = amending.amend_contribution(
            by=team["georgi"], contribution=bus, title=BUS, text=better, named=True,
            why="Sâmbăta se lucrează și la fabrică, iar schimbul se termină la două.",
        )  # fmt: skip
        amending.accept_amendment(
            by=team["cosmina"], amendment=first, answer="Așa este, sâmbăta e și plătită mai bine."
        )
    with at(march(14)):
        bus = Contribution.objects.for_list().get(pk=bus.pk)
        second = amending.amend_contribution(
            by=team["rodica"], contribution=bus, title="Un autobuz care ajunge la brutărie înainte de patru",
            text=bus.text.texts["ro"].replace("5:15", "3:30"), why="La brutărie schimbul începe la patru.", named=True,
        )  # fmt: skip
        amending.reject_amendment(
            by=team["cosmina"],
            amendment=second,
            answer="La patru dimineața nu poate veni cine are copii mici.",
        )
        amending.promote_amendment(by=team["rodica"], amendment=second)
    with at(march(15)):
        file = Contribution.objects.for_list().get(pk=said[FILE].pk)
        amending.amend_contribution(
            by=team["ioana"], contribution=file, title=FILE, why="Mulți nu au cum să ajungă la ghișeu.",
            text=file.text.texts["ro"].replace("semnat o singură dată", "semnat o singură dată, și de pe telefon"),
        )  # fmt: skip


def _divided(desk: Desk, found: Consultation) -> None:
    """What somebody said by telephone holds two thoughts."""
    group = StakeholderGroup.objects.get(consortium=found.consortium_id, code="citizens")
    with at(march(13)):
        whole = contribute(
            by=desk.team["floarea"], consultation=found, kind="proposal", language="ro", group=group,
            title="Medic și după-amiaza, și farmacie sâmbăta",
            text="Medicul pleacă la unu. Cine lucrează nu ajunge la el. Iar sâmbăta farmacia e închisă în tot satul.",
            spoken=Spoken(channel="phone", name="Bărbos Maria", contact="0743 881 204"),
        )  # fmt: skip
        for who in ("ana", "sorin"):
            support(by=desk.team[who], contribution=whole)
    with at(march(15)):
        split_contribution(
            by=desk.team["elena"], contribution=whole,
            parts=[
                ("Medic și după-amiaza", "Medicul pleacă la unu. Cine lucrează nu ajunge la el."),
                ("Farmacie deschisă sâmbăta", "Sâmbăta farmacia e închisă în tot satul."),
            ],
        )  # fmt: skip
