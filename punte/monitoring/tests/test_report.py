"""The period report on paper: every number as it was frozen, in three languages, readable aloud."""

import datetime as dt
import io

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import ValidationError

from punte.monitoring.actions.narratives import write_narrative
from punte.monitoring.actions.periods import freeze_period
from punte.monitoring.report.making import REPORT, report_pdf
from punte.monitoring.tests.test_periods import known, opened, reviewed  # noqa: F401
from punte.participation.actions.participations import strike_entry
from punte.records.export_kinds import Making
from punte.records.models import Export

pytestmark = pytest.mark.django_db
LETTERS = "Ștefan ține: щъркел, ъгъл"


def tell(by, period, code, languages=("ro",), **texts):
    activity = period.operation.activities.get(code=code) if code else None
    for version, language in enumerate(languages):
        write_narrative(
            by=by, period=period, activity=activity, language=language, texts=texts, version=version, confirmed=True
        )  # fmt: skip


@pytest.fixture
def period(reviewed, elena):  # noqa: F811
    tell(elena, reviewed, None, ("ro", "bg"), summary=f"Pe scurt. {LETTERS}")
    tell(elena, reviewed, "A9", ("ro", "bg"), result="Patru dezbateri\nla Cluj", progress="Au fost ținute.")
    return reviewed


def pages(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def text(pdf):
    return " ".join(" ".join(pages(pdf)).split())


@pytest.mark.parametrize("language", ["ro", "bg"])
def test_the_report_holds_the_numbers_as_frozen_the_texts_and_the_signs(period, elena, language):
    freeze_period(by=elena, period=period)
    said = text(report_pdf(period, language))
    assert "Patru dezbateri" in said and all(word in said for word in LETTERS.split())
    assert period.snapshot.fingerprint in said and period.snapshot.ledger_head in said
    assert elena.name in said and "EECO01" in said


def test_the_report_can_be_read_aloud(period, elena):
    made = report_pdf(period, "ro")
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.Root.Lang) == "ro" and "/StructTreeRoot" in document.Root
        kinds = [
            str(o.S)
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o
        ]
        assert kinds.count("/Table") >= 3 and kinds.count("/TH") >= 5 + 7 + 3
        figures = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert figures and all(str(f.get("/Alt", "")) for f in figures)
        with document.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"


def test_before_the_freeze_every_page_says_draft_and_afterwards_none(period, elena):
    tell(elena, period, "A10", ("en",), result="Ateliere " * 300)
    for code, languages in ((None, ("ro", "bg", "en")), ("A9", ("ro", "bg", "en"))):
        activity = period.operation.activities.get(code=code) if code else None
        row = period.narratives.get(activity=activity)
        write_narrative(
            by=elena, period=period, activity=activity, language="en", confirmed=True, version=len(languages) - 1,
            texts={name: "In English" for name, told in row.texts.items() if told},
        )  # fmt: skip
    assert all("Draft" in page for page in pages(report_pdf(period, "en")))
    freeze_period(by=elena, period=period)
    assert "Draft" not in text(report_pdf(period, "en"))


def test_a_language_without_confirmed_text_is_refused_and_says_what_lacks(client, period, elena):
    with pytest.raises(ValidationError) as refusal:
        report_pdf(period, "en")
    assert refusal.value.code == "untold" and "A9" in refusal.value.messages[0]
    client.force_login(elena)
    page = client.post("/monitoring/309187/periods/1/report/", {"language": "en"}).content.decode()
    assert "no confirmed text in this language" in page.lower()
    assert "/monitoring/309187/periods/1/narratives/A9/?in=en" in page
    assert not Export.objects.exists()


def test_what_changed_after_the_freeze_changes_no_number_and_is_told_in_the_next(
    period, known, elena, bogdan, operation, assoc, fdss  # noqa: F811
):  # fmt: skip
    from punte.monitoring.actions.periods import compute_period
    from punte.monitoring.tests.test_periods import TODAY, confirmed

    freeze_period(by=elena, period=period)
    before = text(report_pdf(period, "ro"))
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    assert text(report_pdf(period, "ro")) == before
    following = opened(elena, operation, dt.date(2025, 1, 1), dt.date(2025, 2, 28))
    compute_period(by=elena, period=following, today=TODAY)
    confirmed(following, elena, bogdan, assoc, fdss)
    freeze_period(by=elena, period=following)
    said = text(report_pdf(following, "en"))
    assert "struck through as a mistake" in said and known[0].person.full_name not in said


def test_the_report_is_made_as_a_file_for_whoever_works_in_the_project(client, ana, period, operation):
    client.force_login(ana)
    answer = client.post("/monitoring/309187/periods/1/report/", {"language": "ro"})
    export = Export.objects.get()
    assert answer.status_code == 302 and answer.url == export.get_absolute_url()
    assert export.options == {"period": "1"} and not export.about_persons
    made = REPORT.make(Making(operation, ana, "ro", "pdf", {"period": "1"}))
    assert made.name == "309187-report-1-ro-draft.pdf" and made.content.startswith(b"%PDF")


def test_another_consortium_finds_no_report(client, mallory, period):
    client.force_login(mallory)
    assert client.get("/monitoring/309187/periods/1/report/").status_code == 404
