"""Importing ESCO: any edition and language, again and again, and clear words where a file is not what it should be."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from punte.reference.actions.vocabulary import import_esco, load_starter
from punte.reference.esco_files import Unreadable
from punte.reference.models import Concept, Label, Need, RelatedSkill

pytestmark = pytest.mark.django_db
_BASE = "http://data.europa.eu/esco/"
COOK, DRIVER = _BASE + "occupation/cook", _BASE + "occupation/driver"
SOUP, STOVE = _BASE + "skill/soup", _BASE + "skill/stove"


def _occupation(uri: str, name: str, other: str = "", **more: str) -> dict[str, str]:
    return {"conceptUri": uri, "iscoGroup": "5120", "preferredLabel": name, "altLabels": other} | more


def _skill(uri: str, name: str) -> dict[str, str]:
    return {"conceptUri": uri, "skillType": "skill/competence", "preferredLabel": name, "altLabels": ""}


ENGLISH: dict[str, list[dict[str, str]]] = {
    "occupations_en": [_occupation(COOK, "cook", "kitchen hand\ncook's mate"), _occupation(DRIVER, "driver")],
    "skills_en": [_skill(SOUP, "make soup"), _skill(STOVE, "heat a stove")],
    "occupationSkillRelations": [
        {"occupationUri": COOK, "relationType": "essential", "skillUri": SOUP},
        {"occupationUri": COOK, "relationType": "optional", "skillUri": STOVE},
    ],
    "skillSkillRelations": [{"originalSkillUri": STOVE, "relatedSkillUri": SOUP}],
}


def packed(
    folder: Path, tables: dict[str, list[dict[str, str]]], name: str = "ESCO v1.1.1 - csv.zip"
) -> Path:
    """A zip as the Commission's, of these tables."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in tables.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
            archive.writestr(f"{table}.csv", text.getvalue())
    return folder / name


def everything() -> list[Any]:
    """All that is stored, by meaning."""
    return [
        sorted(Concept.objects.values_list("uri", "kind", "isco", "sort", "retired"), key=str),
        sorted(str(c.name.as_json()) for c in Concept.objects.all()),
        sorted(Label.objects.values_list("concept__uri", "language", "text", "rank", "source")),
        sorted(Need.objects.values_list("occupation__uri", "skill__uri", "essential")),
        RelatedSkill.objects.count(),
    ]


def test_a_download_of_the_commission_is_stored_with_all_its_words(tmp_path: Path) -> None:
    sizes = import_esco([packed(tmp_path, ENGLISH)])
    cook = Concept.objects.get(uri=COOK)
    assert (str(cook.name), cook.isco, cook.versions) == ("cook", "5120", ["1.1.1"])
    assert set(cook.labels.values_list("text", "rank")) == {
        ("cook", 0),
        ("kitchen hand", 2),
        ("cook's mate", 2),
    }
    assert set(cook.needs.values_list("skill__uri", "essential")) == {(SOUP, True), (STOVE, False)}
    assert sizes == {"concepts": 4, "words": 6, "needs": 2, "relations": 1, "loose ends": 0}


def test_the_same_download_twice_changes_nothing(tmp_path: Path) -> None:
    file = packed(tmp_path, ENGLISH)
    import_esco([file])
    before = everything()
    import_esco([file])
    assert everything() == before


def test_another_language_adds_its_words_and_keeps_the_others(tmp_path: Path) -> None:
    import_esco([packed(tmp_path, ENGLISH)])
    romanian = {"occupations_ro": [_occupation(COOK, "bucătar"), _occupation(DRIVER, "șofer")]}
    import_esco([packed(tmp_path, romanian, "ESCO v1.1.1 - ro.zip")])
    cook = Concept.objects.get(uri=COOK)
    assert cook.name.texts == {"en": "cook", "ro": "bucătar"}
    assert Need.objects.count() == 2


def test_what_left_the_newest_edition_is_retired_and_keeps_its_address(tmp_path: Path) -> None:
    import_esco([packed(tmp_path, ENGLISH)])
    newer = {"occupations_en": [_occupation(COOK, "cook, chef")]}
    import_esco([packed(tmp_path, newer, "ESCO v1.2.0 - csv.zip")])
    assert Concept.objects.get(uri=DRIVER).retired
    assert str(Concept.objects.get(uri=COOK).name) == "cook, chef"
    assert not Concept.objects.get(uri=SOUP).retired, "the new download had no skills: they are not judged"


def test_an_older_edition_only_adds_what_was_not_known_as_retired(tmp_path: Path) -> None:
    newer = {"occupations_en": [_occupation(COOK, "cook, chef")]}
    import_esco([packed(tmp_path, newer, "ESCO v1.2.0 - csv.zip")])
    import_esco([packed(tmp_path, ENGLISH)])
    assert str(Concept.objects.get(uri=COOK).name) == "cook, chef"
    assert Concept.objects.get(uri=DRIVER).retired
    assert str(Concept.objects.get(uri=DRIVER).name) == "driver"


def test_a_concept_not_released_is_passed_over(tmp_path: Path) -> None:
    tables = {
        "occupations_en": [
            _occupation(COOK, "cook", status="released"),
            _occupation(DRIVER, "x", status="obsolete"),
        ]
    }
    import_esco([packed(tmp_path, tables)])
    assert list(Concept.objects.values_list("uri", flat=True)) == [COOK]


def test_our_own_words_stay_beside_those_of_esco_and_are_shown_first(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    head = "code,esco_uri,isco,label_en,label_ro,label_bg,feminine_ro,feminine_bg,other_en,other_ro,other_bg,sector"
    (folder / "occupations.csv").write_text(
        f"{head}\ncook,{COOK},5120,cook,bucătar,готвач,bucătăreasă,готвачка,,,,kitchen\n"
        f"own,,5151,house keeper,menajer,домакин,menajeră,домакиня,,,,care\n"
    )
    (folder / "skills.csv").write_text(
        "code,esco_uri,kind,label_en,label_ro,label_bg,other_en,other_ro,other_bg\n"
        f"soup,{SOUP},skill,cooks soup,gătește supă,готви супа,,,\n"
    )
    (folder / "needs.csv").write_text("occupation,skill,kind\ncook,soup,essential\n")
    (folder / "related_skills.csv").write_text("skill,related\n")
    load_starter(folder)
    import_esco([packed(tmp_path, ENGLISH)])
    cook = Concept.objects.get(uri=COOK)
    assert cook.name.texts == {"en": "cook", "ro": "bucătar", "bg": "готвач"}
    assert set(cook.labels.filter(language="en").values_list("source", flat=True)) == {"punte", "esco"}
    own = Concept.objects.get(uri="urn:punte:occupation:own")
    assert not own.retired, "what ESCO does not know is ours to keep"
    load_starter(folder)
    assert Need.objects.get(occupation=cook, skill__uri=SOUP).source == "punte"


def _spoilt(folder: Path, how: str) -> Path:
    file = packed(folder, ENGLISH)
    if how == "cut short":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif how == "a column is missing":
        rows = [{k: v for k, v in row.items() if k != "iscoGroup"} for row in ENGLISH["occupations_en"]]
        packed(folder, ENGLISH | {"occupations_en": rows})
    elif how == "no table":
        packed(folder, {"recipes": [{"soup": "1"}]})
    else:
        file = file.rename(folder / "classification.zip")
    return file


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("cut short", "cut short"),
        ("a column is missing", "occupations_en.csv: the column iscoGroup is missing"),
        ("no table", "no ESCO table"),
        ("no edition in the name", "which edition"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason_and_nothing_is_written(
    tmp_path: Path, how: str, why: str
) -> None:
    before = everything()
    with pytest.raises(Unreadable, match=why):
        import_esco([_spoilt(tmp_path, how)])
    assert everything() == before


def test_a_table_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("punte.reference.esco_files._LARGEST", 200)
    with pytest.raises(Unreadable, match="larger than any of ESCO"):
        import_esco([packed(tmp_path, ENGLISH)])
