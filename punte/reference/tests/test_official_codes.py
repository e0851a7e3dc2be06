"""National lists of occupations come with their official mapping, and wrong tables are refused."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from punte.base.translated import Translated
from punte.reference.models import Concept, OfficialCode

pytestmark = pytest.mark.django_db
HEAD = "code\tlabel\tescoUri\tescoLabel\trelation\n"


@pytest.fixture
def cook() -> Concept:
    return Concept.objects.create(
        kind="occupation", uri="urn:cook", name=Translated({"en": "cook"}), isco="5120"
    )


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "cor.tsv").write_text(head + "".join(f"{row}\n" for row in rows))
    return folder / "cor.tsv"


def test_a_code_is_mapped_and_a_second_time_changes_nothing(tmp_path: Path, cook: Concept, capsys) -> None:
    file = table(
        tmp_path, "512001\tbucătar\turn:cook\tcook\tskos:closeMatch", "1\tx\turn:none\tx\tskos:exactMatch"
    )
    for _time in range(2):
        call_command("import_official_codes", "cor", str(file))
        code = OfficialCode.objects.get()
        assert (str(code), code.folded, code.concept, code.relation) == (
            "COR 512001",
            "bucatar",
            cook,
            "close",
        )
    assert "1 passed over" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("head", "row", "why"),
    [
        ("code\tlabel\trelation\n", "1\tx\tskos:exactMatch", "the column escoUri is missing"),
        (HEAD, "1\tx\turn:cook\tx\tskos:kin", "line 2: skos:kin is no relation"),
    ],
)
def test_a_wrong_table_is_refused_and_nothing_is_lost(
    tmp_path: Path, cook: Concept, head: str, row: str, why: str
) -> None:
    OfficialCode.objects.create(scheme="cor", code="2", title="x", folded="x", concept=cook, relation="exact")
    with pytest.raises(CommandError, match=why):
        call_command("import_official_codes", "cor", str(table(tmp_path, row, head=head)))
    assert OfficialCode.objects.count() == 1


def test_the_commands_load_what_ships_and_refuse_what_is_no_download(tmp_path: Path, capsys) -> None:
    call_command("load_vocabulary")
    assert "concepts" in capsys.readouterr().out and Concept.objects.skills().count() > 400
    with pytest.raises(CommandError, match="the column conceptUri"):
        call_command("import_esco", str(table(tmp_path, head="")), edition="1.2.0")
