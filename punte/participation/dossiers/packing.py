"""Packing dossiers into one ZIP on the disk, file by file, with the same bytes for the same content."""

import hashlib
import tempfile
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.tables import DRAFTS, Sheet, table_file
from punte.participation.dossiers.gathering import Gathered, Gathering, Paper
from punte.participation.dossiers.index import Entry, index_csv, index_pdf, note_pdf
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.sealing import Unreadable
from punte.records import vault
from punte.records.models import AccessEntry, Document

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a ZIP can write: the same for every file
_ENDINGS = {"jpeg": "jpg", "png": "png", "pdf": "pdf"}
_OFFICE = {"wordprocessingml.document": "docx", "spreadsheetml.sheet": "xlsx", "text": "odt"}
_CACHED = 32 * 1024 * 1024  # of papers that several dossiers share, such as lists of who was there


class Pack:
    """A ZIP that grows on the disk. Left by an error it is gone; what a killed process leaves, the house sweeps."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=DRAFTS)) / "dossiers.zip"
        self.archive = zipfile.ZipFile(self.path, "w", zipfile.ZIP_STORED)
        self.shared: OrderedDict[Any, bytes] = OrderedDict()

    def __enter__(self) -> "Pack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                self.archive.close()
                return
            except OSError:
                self._drop()
                raise
        self._drop()

    def _drop(self) -> None:
        if self.archive.fp is not None:
            self.archive.fp.close()  # without writing its list of contents: the disk may be full
            self.archive.fp = None
        self.path.unlink(missing_ok=True)
        self.path.parent.rmdir()

    def add(self, name: str, content: bytes) -> str:
        """Write one file; gives its SHA-256. Papers are compressed already, so they are stored as they are."""
        info = zipfile.ZipInfo(name, _EPOCH)
        info.create_system, info.external_attr = 3, 0o600 << 16
        self.archive.writestr(info, content)
        return hashlib.sha256(content).hexdigest()

    def read(self, document: Document) -> bytes:
        """From the vault; what several people share is opened once."""
        if document.person_id:
            return vault.load(document.consortium, document.file_name)
        if document.pk not in self.shared:
            self.shared[document.pk] = vault.load(document.consortium, document.file_name)
        content = self.shared[document.pk]
        self.shared.move_to_end(document.pk)
        while sum(map(len, self.shared.values())) > _CACHED:
            self.shared.popitem(last=False)
        return content


def pack_dossier(pack: Pack, found: Participation, *, special: bool, folder: str) -> Gathered:
    """Put one person's dossier into `folder`. The names of its files hold the number in the project and nothing else
    of the person. For somebody erased or restricted there is one page that says so."""
    if found.person.state != Person.State.ACTIVE:
        return _pack_note(pack, found, folder)
    gathered = Gathering(found, special=special).everything()
    entries: list[Entry] = []
    for paper in gathered.papers:
        name = f"{found.pk}-{len(entries) + 1:02}-{paper.kind}.{_ending(paper)}"
        try:
            content = pack.read(paper.document) if paper.document else _made(paper)
        except (Unreadable, FileNotFoundError):
            gathered.missing.append(_("The file cannot be read: %(title)s") % {"title": paper.title})
            continue
        entries.append(Entry(name, pack.add(folder + name, content), paper))
    pack.add(f"{folder}{found.pk}-00-index.pdf", index_pdf(found, entries, gathered))
    pack.add(f"{folder}{found.pk}-00-index.csv", index_csv(entries, gathered))
    return gathered


def _made(paper: Paper) -> bytes:
    assert paper.content is not None
    return paper.content()


def _ending(paper: Paper) -> str:
    if paper.document is None:
        return "pdf"
    kind = paper.document.content_type.rsplit("/", 1)[-1]
    return _ENDINGS.get(kind) or next((e for part, e in _OFFICE.items() if kind.endswith(part)), "bin")


def _pack_note(pack: Pack, found: Participation, folder: str) -> Gathered:
    counted = _("Counted as number %(number)s. The count holds; no paper is handed over.")
    sentences = [_why(found.person), counted % {"number": found.person_id}]
    pack.add(f"{folder}{found.pk}-00-note.pdf", note_pdf(found, sentences))
    return Gathered()


def _why(person: Person) -> str:
    if person.state == Person.State.ERASED:
        when = AccessEntry.Occasion.ERASED
        entry = AccessEntry.objects.filter(person=person, occasion=when).order_by("-at").first()
        day = formats.day(entry.at, "long") if entry else _("an unknown day")
        return _("The data of this person were erased on %(day)s.") % {"day": day}
    until = formats.day(person.restricted_until, "long") if person.restricted_until else ""
    if until:
        return _("The data of this person are restricted until %(day)s: they are kept and not used.") % {
            "day": until
        }
    return _("The data of this person are restricted: they are kept and not used.")


def pack_many(
    pack: Pack,
    people: Iterable[Participation],
    total: int,
    *,
    special: bool,
    progress: Callable[[int, int], None],
) -> Iterator[Participation]:
    """A folder for each person, given back as it is done; then one list of all folders."""
    rows = []
    for done, found in enumerate(people, start=1):
        gathered = pack_dossier(pack, found, special=special, folder=f"{found.pk}/")
        rows.append([found.pk, len(gathered.papers), len(gathered.missing), len(gathered.held_back)])
        progress(done, total)
        yield found
    heads = [_("Number in the project"), _("Files"), _("Missing"), _("Not in the folder")]
    pack.add("index.csv", table_file("csv", sheets=[Sheet(_("Dossiers"), heads, rows)]))
