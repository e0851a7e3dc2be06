"""Taking one person out of the lists that name many: the stored file is written anew without their row."""

import csv
import hashlib
import io
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from punte.participation.importing import files, sheets
from punte.participation.importing.layout import Layout, layout_for
from punte.participation.importing.matching import name_key
from punte.participation.models import ImportBatch, ImportRow
from punte.people import sealing
from punte.people.models import Identity, NationalNumber, Person
from punte.records import vault
from punte.records.models import Document


def rows_of(person: Person) -> QuerySet[ImportRow]:
    """The rows about this person: those that wrote something, and those that carry their number or their name and
    birth date."""
    return ImportRow.objects.filter(
        Q(person=person) | Q(blind_index__in=_marks(person)), consortium=person.consortium_id
    )


def _marks(person: Person) -> list[bytes]:
    """As the rows of a list are marked: see planning."""
    told = []
    number = NationalNumber.objects.filter(person=person).select_related("person__consortium").first()
    if number:
        told.append(number.data["number"])
    identity = Identity.objects.filter(person=person).select_related("person__consortium").first()
    if identity and identity.birth_date:
        key = name_key(identity.data["last_name"], identity.data["first_name"])
        told.append(f"{key}|{identity.birth_date.isoformat()}")
    return [sealing.blind_index(person.consortium.key, text) for text in told]


def forget(person: Person) -> set[UUID]:
    """Empty the person's staged rows, and write each stored list anew without them; gives those that were. A list
    that cannot be written anew goes as a whole: one not applied yet here, an applied one with the documents."""
    anew: set[UUID] = set()
    for batch, numbers in _lists(person):
        content = _without(batch, numbers)
        if content is not None:
            _replace(batch, content)
            anew |= {batch.document_id} if batch.document_id else set()
        elif not batch.document_id:
            ImportBatch.objects.filter(pk=batch.pk).update(sealed_file=None, sha256="")
    rows_of(person).update(blind_index=None, sealed=b"", sealed_before=None)
    return anew


def unforgettable(person: Person) -> int:
    """How many lists would go as a whole."""
    return sum(_without(batch, numbers) is None for batch, numbers in _lists(person))


def _lists(person: Person) -> Iterator[tuple[ImportBatch, set[int]]]:
    numbers: dict[int, set[int]] = {}
    for batch_id, number in rows_of(person).values_list("batch_id", "number"):
        numbers.setdefault(batch_id, set()).add(number)
    batches = ImportBatch.objects.filter(pk__in=numbers).select_related(
        "consortium", "operation", "document__consortium"
    )
    for batch in batches.order_by("pk"):
        if batch.sealed_file or (batch.document and batch.document.state == Document.State.ACCEPTED):
            yield batch, numbers[batch.pk]


def _without(batch: ImportBatch, numbers: set[int]) -> bytes | None:
    """The file with these rows empty, or None where it cannot be read or written."""
    layout = layout_for(batch.operation.indicator_set)
    try:
        content = _content(batch)
        write = _xlsx if files.kind_of(content)[0] == "xlsx" else _csv
        return write(content, numbers, layout)
    except (
        Exception
    ):  # whatever a damaged file does to its reader, the answer is the same: it goes as a whole
        return None


def _content(batch: ImportBatch) -> bytes:
    if batch.document:
        return vault.load(batch.consortium, batch.document.file_name)
    return sealing.unseal(batch.key, bytes(batch.sealed_file or b""), f"import-file:{batch.pk}")


def _xlsx(content: bytes, numbers: set[int], layout: Layout) -> bytes:
    """Notes and links go with the cells; a workbook with further sheets is not written anew, because nobody knows
    whom they name."""
    from openpyxl import load_workbook  # it loads NumPy, which a page does not need

    book = load_workbook(io.BytesIO(content), keep_links=False)
    if len(book.worksheets) > 1:
        raise files.FileRefused("more_sheets")
    for number in numbers:
        for cell in book.worksheets[0][number]:
            cell.value, cell.comment, cell.hyperlink = None, None, None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv(content: bytes, numbers: set[int], layout: Layout) -> bytes:
    """Told again as UTF-8 with semicolons; the numbers of all other rows stay."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for number, cells in sheets.csv_rows(content, layout):
        writer.writerow([] if number in numbers else cells)
    return out.getvalue().encode("utf-8-sig")


def _replace(batch: ImportBatch, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    if not batch.document:
        sealed = sealing.seal(batch.key, content, f"import-file:{batch.pk}")
        ImportBatch.objects.filter(pk=batch.pk).update(sealed_file=sealed, sha256=digest)
        return
    before = batch.document.file_name
    name, digest = vault.store(batch.consortium, content)
    Document.objects.filter(pk=batch.document.pk).update(file_name=name, sha256=digest, size=len(content))
    transaction.on_commit(partial(vault.discard, before))
