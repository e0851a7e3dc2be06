"""100,000 participants from a workbook: checked, applied, uploaded again, taken back; and what is refused at once.

The peer is Tendenci 16.30, whose membership import took 100 s for 2,000 rows, by its own importer class.
"""

import datetime as dt
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
WRONG = 100  # one row in so many has a wrong check digit
NAME = "bench_import"
PEER, PEER_RATE = "Tendenci 16.30, membership import", 20.0
LAST = "Ardelean Bratu Chiriac Dănilă Enache Florea Ghiță Hațegan Iliescu Județ Lăcătuș Mureșan Neagu Oprea Pop".split()
FIRST = "Ana Bogdan Cosmina Dragoș Elena Floarea Gheorghe Horia Ioana Lucian Maria Nicoleta Radu Simona Vasile".split()
TITLES = [
    "Nume", "Prenume", "CNP", "Data nașterii", "Sex", "Telefon", "E-mail", "Județ", "Localitate",
    "Statutul pe piața muncii", "Educație (ISCED)", "În educație sau formare", "Dizabilitate", "Minoritate", "Rom",
    "Data înscrierii", "Data intrării", "Data ieșirii", "Motivul ieșirii",
]  # fmt: skip


def run() -> list[dict[str, Any]]:
    """Measure in a process and a database of their own."""
    owner = os.environ["DATABASE_OWNER_URL"]
    _close_own()
    template = urlsplit(owner).path.lstrip("/")
    with psycopg.connect(_named(owner, "postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (NAME, template)))
        )
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("xlsx", "csv"):
            (Path(folder) / f"list.{kind}").write_bytes(_list(kind))
        roles = {role: _named(os.environ[role], NAME) for role in ("DATABASE_URL", "DATABASE_OWNER_URL")}
        child = [sys.executable, "-m", "bench.import_participants", folder]
        told = subprocess.run(
            child, env=os.environ | roles | {"PUNTE_DATA": folder}, stdout=subprocess.PIPE, check=True
        )
    with psycopg.connect(_named(owner, "postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))
    return [_figure(*f) for f in json.loads(told.stdout.splitlines()[-1])]


def _figure(figure: str, value: float, unit: str) -> dict[str, Any]:
    if unit != "rows/s":
        return {"figure": figure, "value": value, "unit": unit}
    return {"figure": figure, "value": value, "unit": unit, "peer": PEER, "peer_value": PEER_RATE} | {
        "ratio": value / PEER_RATE
    }


def _close_own() -> None:
    from django.db import connections

    connections.close_all()


def _named(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _people() -> Iterator[list[Any]]:
    from stdnum.ro import cnp

    chance = random.Random(16)
    for n in range(ROWS):
        birth = dt.date(1955, 1, 1) + dt.timedelta(days=n * 7 % 18_000)
        woman = n % 2
        digits = f"{(5 if birth.year >= 2000 else 1) + woman}{birth:%y%m%d}24{n // 2_571 % 1000:03}"
        check = cnp.calc_check_digit(digits)
        number = digits + (check if n % WRONG else str((int(check) + 1) % 10))
        entry = dt.date(2024, 6, 1) + dt.timedelta(days=chance.randrange(250))
        left = entry + dt.timedelta(days=30) if n % 3 == 0 else None
        yield [
            f"{chance.choice(LAST)}-{LAST[n % 15]}", f"{FIRST[n % 15]} {chance.choice(FIRST)}", number,
            f"{birth:%d.%m.%Y}", "femeie" if woman else "bărbat", f"0740 {n:06}", f"p{n}@example.org",
            "Maramureș", "Baia Mare", chance.choice(("angajat", "inactiv", "șomer de 12 luni sau mai mult")),
            str(n % 9), "nu", "nu", "nu", "da" if n % 10 == 0 else "nu", f"{entry:%d.%m.%Y}", f"{entry:%d.%m.%Y}",
            f"{left:%d.%m.%Y}" if left else "", "a rămas până la sfârșit" if left else "",
        ]  # fmt: skip


def _list(kind: str) -> bytes:
    import xlsxwriter

    if kind == "csv":
        lines = (";".join(map(str, row)) for row in (TITLES, *_people()))
        return "\r\n".join(lines).encode("utf-8-sig")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate((TITLES, *_people())):
        for at, cell in enumerate(row):
            sheet.write_string(number, at, cell)
    book.close()
    return out.getvalue()


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Clock:
    """Seconds of each step, for the table."""

    def __init__(self) -> None:
        self.figures: list[tuple[str, float, str]] = []

    def time(self, figure: str, work: Any, *args: Any, **more: Any) -> tuple[Any, float]:
        begun, own = time.monotonic(), time.process_time()
        result = work(*args, **more)
        seconds = time.monotonic() - begun
        self.figures.append((figure, seconds, "s"))
        print(
            f"  {figure}: {seconds:.1f} s (own CPU {time.process_time() - own:.1f} s), {_megabytes():.0f} MB",
            file=sys.stderr,
        )
        return result, seconds


def _measure(folder: Path) -> list[tuple[str, float, str]]:
    import django

    django.setup()
    from punte.participation.actions import imports

    clock, many = _Clock(), f"{ROWS:,} participants"
    user, upload = _standing()
    batch, taken = clock.time(f"{many} uploaded as XLSX", upload, folder / "list.xlsx")
    _none, checked = clock.time(f"{many} checked", imports.check_import, by=user, batch=batch)
    before = _megabytes()
    batch, applied = clock.time(f"{many} applied", imports.apply_import, by=user, batch=batch)
    assert (batch.state, batch.to_add, batch.with_problems) == (
        "applied",
        ROWS - ROWS // WRONG,
        ROWS // WRONG,
    )
    total = taken + checked + applied
    clock.figures += [
        (f"{many} imported with all checks", total, "s"),
        ("import with all checks", ROWS / total, "rows/s"),
        ("memory while checking, at most", before, "MB"),
        ("memory of the import, at most", _megabytes(), "MB"),
    ]
    again = upload(folder / "list.csv")
    clock.time(f"{many} checked against as many known, as CSV", imports.check_import, by=user, batch=again)
    assert _unchanged(again) == ROWS - ROWS // WRONG
    clock.time(f"{many} taken back", imports.undo_import, by=user, batch=batch)
    clock.time("a workbook of a million rows refused", _refused, _million())
    return clock.figures


def _unchanged(batch: Any) -> int:
    from django.db import transaction

    from punte.base.rls import set_local

    with transaction.atomic():
        set_local(consortium=batch.consortium_id)
        return batch.rows.filter(plan="unchanged").count()


def _standing() -> tuple[Any, Any]:
    """A manager of the lead partner, and how a list is uploaded in their name."""
    from django.db import transaction

    from punte.base.rls import set_local
    from punte.organisations.models import Role
    from punte.participation.actions import imports
    from punte.people.models import User
    from punte.projects.models import Assignment, Operation

    operation = Operation.objects.get(code="309187")
    lead = operation.partnerships.get(role="lead").organisation
    user = User.objects.create_user("bench-import@example.org", name="Bench")
    role = Role.objects.create(user=user, organisation=lead, role="manager", since=dt.date(2024, 1, 1))
    Assignment.objects.create(role=role, operation=operation, since=dt.date(2024, 1, 1))

    def upload(file: Path) -> Any:
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            content = file.read_bytes()
            return imports.upload_import(
                by=user, operation=operation, organisation=lead, name=file.name, content=content
            )

    return user, upload


def _million() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, TITLES[:5])
    for number in range(1, 1_000_000):
        sheet.write_string(number, 0, "Pop")
        sheet.write_string(number, 1, "Ana")
    book.close()
    return out.getvalue()


def _refused(content: bytes) -> None:
    from punte.participation.importing.files import FileRefused
    from punte.participation.importing.layout import layout_for
    from punte.participation.importing.sheets import open_sheet

    code = ""
    try:
        open_sheet(content, layout_for("2021-2027"))
    except FileRefused as refusal:
        code = refusal.code
    assert code == "too_many_rows"


if __name__ == "__main__":
    import pghistory

    with pghistory.context(user=0):
        print(json.dumps(_measure(Path(sys.argv[1]))))
