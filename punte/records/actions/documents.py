"""What can happen to a document: brought in, checked, opened; and to evidence: linked, judged."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any
from uuid import UUID

import puremagic
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.people.actions.search_rows import drop_search_rows, write_search_row
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records import permissions, vault
from punte.records.actions.access import log_access, log_many
from punte.records.models import AccessEntry, Deliverable, Document, Evidence, Fact
from punte.records.search import DOCUMENTS, words_of

LARGEST = 10 * 1024 * 1024
_ZIP_BASED = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
_SIMPLE = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
ACCEPTED = {**_SIMPLE, **_ZIP_BASED}


@transaction.atomic
def add_document(
    *,
    by: User,
    operation: Operation,
    content: bytes,
    name: str,
    title: str,
    kind: str = Document.Kind.OTHER,
    person: Person | None = None,
    dated: dt.date | None = None,
    sensitive: bool = False,
) -> Document:
    """Bring a paper in. What it is is read from its content, not its name. Raises ValidationError({"file": …})
    on an empty, too large or unaccepted file."""
    require(permissions.may_add_document(by, operation))
    content_type = checked_type(content, name)
    told = {"kind": kind, "person": person, "dated": dated, "sensitive": sensitive}
    return _keep(by, operation, content, content_type, title, told)


@transaction.atomic
def keep_signed(
    *, by: User, operation: Operation, person: Person, content: bytes, title: str, **told: Any
) -> Document:
    """Keep a PDF of the house's own making that the person signed on the screen: with a colleague, or alone from
    their own account. `told`: kind, dated, sensitive."""
    require(permissions.may_keep_signed(by, operation, person))
    return _keep(by, operation, content, "application/pdf", title, {"person": person, **told})


@transaction.atomic
def keep_work(
    *, by: User, operation: Operation, person: Person, content: bytes, name: str, title: str
) -> Document:
    """Keep what a person made and hands in, alone or with a colleague's help. Raises ValidationError({"file": …}) as
    add_document does."""
    require(permissions.may_keep_signed(by, operation, person))
    content_type = checked_type(content, name)
    return _keep(by, operation, content, content_type, title, {"person": person})


def _keep(
    by: User, operation: Operation, content: bytes, content_type: str, title: str, told: dict[str, Any]
) -> Document:
    file_name, digest = vault.store(operation.consortium, content)
    document = Document.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        title=tidy(title)[:200] or _("Untitled paper"),
        file_name=file_name,
        content_type=content_type,
        size=len(content),
        sha256=digest,
        uploaded_by=by,
        **told,
    )
    document.move_to(Document.State.ACCEPTED)
    write_search_row(words_of(document))
    return document


def checked_type(content: bytes, name: str) -> str:
    """The content type of an acceptable file; raises ValidationError({"file": …})."""
    if not content:
        raise ValidationError({"file": _("The file is empty.")})
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is larger than 10 MB. Make it smaller and try again.")})
    ending = name.rsplit(".", 1)[-1].lower()
    if ending not in ACCEPTED:
        raise ValidationError(
            {"file": _("This kind of file is not accepted. Use PDF, JPG, PNG, DOCX, XLSX or ODT.")}
        )
    office = ending in _ZIP_BASED
    if not (_is_office_file(content, _PARTS[ending]) if office else ACCEPTED[ending] in _magic(content)):
        said = {"kind": ending.upper()}
        raise ValidationError({"file": _("This is not a %(kind)s file, although its name says so.") % said})
    return ACCEPTED[ending]


def _magic(content: bytes) -> set[str]:
    try:
        return {m.mime_type for m in puremagic.magic_string(content[:4096] + content[-1024:])}
    except (puremagic.PureError, ValueError):
        return set()


def _is_office_file(content: bytes, part: str) -> bool:
    """Only the list of parts is read; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return part in parts.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


@transaction.atomic
def bring_paper(*, by: User, fact: Fact, title: str, **paper: Any) -> Evidence:
    """Bring a paper for something that happened; `paper` as in add_document. Somebody still has to check it."""
    require(permissions.may_bring_paper(by, fact))
    if not tidy(title):
        raise ValidationError({"title": _("Say what this paper is.")})
    if paper.get("dated") and paper["dated"] > clock.today(fact.operation.zone):
        raise ValidationError({"dated": _("This day has not come yet.")})
    if not Fact.objects.live().filter(pk=fact.pk).exists():
        raise ValidationError(_("This was struck through; it needs no more papers."), code="struck")
    sha256 = hashlib.sha256(paper["content"]).hexdigest()
    if fact.evidence.current().filter(document__sha256=sha256).exists():
        raise ValidationError({"file": _("This paper is here already.")}, code="here")
    document = add_document(by=by, operation=fact.operation, person=fact.person, title=title, **paper)
    return link_evidence(by=by, fact=fact, document=document)


@transaction.atomic
def open_document(*, by: User, document: Document) -> bytes:
    """The content of a paper; a look at a person's paper is logged, an imported list for everybody in it."""
    require(permissions.may_open_document(by, document) and document.state == Document.State.ACCEPTED)
    if document.person:
        log_access(by=by, person=document.person, occasion=AccessEntry.Occasion.DOCUMENT)
    elif document.kind == Document.Kind.IMPORT:
        log_many(by=by, persons=_listed(document), occasion=AccessEntry.Occasion.EXPORT)
    return vault.load(document.consortium, document.file_name)


@transaction.atomic
def link_evidence(*, by: User, fact: Fact, document: Document | None, attested: bool = False) -> Evidence:
    """Say that a paper proves a fact; or attest it without a paper, which weighs less than a checked one."""
    require(permissions.may_add_document(by, fact.operation))
    require(document is None or document.operation_id == fact.operation_id)
    if attested:
        require(permissions.may_judge_fact(by, fact))
    return Evidence.objects.create(
        consortium_id=fact.consortium_id,
        fact=fact,
        document=document,
        verification=Evidence.Verification.ATTESTED if attested else Evidence.Verification.LINKED,
        by=by,
    )


@transaction.atomic
def judge_evidence(*, by: User, evidence: Iterable[Evidence], verification: str, reason: str = "") -> int:
    """Check, attest or reject: one, a sample or all. A rejection gives its reason. Gives how many were judged;
    one that somebody judged a moment ago is left as they judged it."""
    reason = tidy(reason)[:500]
    if verification == Evidence.Verification.REJECTED and not reason:
        raise ValidationError({"reason": _("Say why the evidence is rejected.")})
    judged = 0
    for old in evidence:
        require(permissions.may_judge_fact(by, old.fact))
        judged += _supersede(old, by, verification, reason)
    return judged


def _supersede(old: Evidence, by: User, verification: str, reason: str) -> int:
    locked = Evidence.objects.select_for_update().filter(pk=old.pk, superseded_by=None).first()
    if locked is None or (locked.verification == verification and locked.reason == reason):
        return 0
    new = Evidence(
        consortium_id=old.consortium_id,
        fact_id=old.fact_id,
        document_id=old.document_id,
        verification=verification,
        reason=reason,
        by=by,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('records_evidence', 'id'))")
        new.pk = cursor.fetchone()[0]
    # The old one gives way before the new one comes, as only one may be current; the key is checked at commit.
    Evidence.objects.filter(pk=old.pk).update(superseded_by=new.pk)
    new.save(force_insert=True)
    return 1


def _listed(document: Document) -> QuerySet[Person]:
    """Whom a list names."""
    return Person.objects.filter(facts__evidence__document=document).distinct()


@transaction.atomic
def erase_documents(*, by: User, person: Person, written_anew: Collection[UUID] = ()) -> None:
    """Drop the files and titles of an erased person's papers, the imported lists that name them (but for those that
    were written anew without them), and the titles of what they did; that a paper was checked stays, so counts
    hold."""
    require(by.is_active and person.state == Person.State.ERASED)
    lists = Evidence.objects.filter(fact__person=person, document__kind=Document.Kind.IMPORT).values(
        "document"
    )
    for model in (Deliverable, Deliverable.pgh_event_model):  # type: ignore[attr-defined]
        model.objects.filter(person=person).update(title=_("erased"))  # type: ignore[misc]
    mine = Document.objects.filter(Q(person=person) | Q(pk__in=lists), state=Document.State.ACCEPTED)
    for document in mine.exclude(pk__in=written_anew):
        document.move_to(Document.State.ERASED, title=_("erased"), sha256="")
        drop_search_rows(DOCUMENTS, [document.pk])
        transaction.on_commit(partial(vault.discard, document.file_name))
