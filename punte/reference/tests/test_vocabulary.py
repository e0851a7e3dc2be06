"""The starter vocabulary is whole: codes, labels in three languages, links between the files. Reads files only."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "data" / "vocabulary"
LANGUAGES = ("en", "ro", "bg")
COLUMNS = {
    "occupations": (
        *("code", "esco_uri", "isco", "label_en", "label_ro", "label_bg", "feminine_ro", "feminine_bg"),
        *("other_en", "other_ro", "other_bg", "sector"),
    ),
    "skills": (
        *("code", "esco_uri", "kind", "label_en", "label_ro", "label_bg"),
        *("other_en", "other_ro", "other_bg"),
    ),
    "needs": ("occupation", "skill", "kind"),
    "related_skills": ("skill", "related"),
}
# Latin letters that Bulgarians write inside Cyrillic text: abbreviations and classes of driving licence.
LATIN_IN_BULGARIAN = {"CNC", "IT", "QA", "GSM", "NEET", "CV", "AM", "A", "B", "BE", "C", "CE", "D"}
# A paper that one has or has not: it never counts half for another skill.
PAPERS = {"driver-cpc", "adr", "guard-cert", "forklift"}
# The 436 unit groups of ISCO-08: minor group, then the last digits of its unit groups.
UNIT_GROUPS = """
    011:0 021:0 031:0 111:1234 112:0 121:1239 122:123 131:12 132:1234 133:0 134:1234569 141:12 142:0
    143:19 211:1234 212:0 213:123 214:1234569 215:123 216:123456 221:12 222:12 223:0 224:0 225:0
    226:12345679 231:0 232:0 233:0 234:12 235:1234569 241:123 242:1234 243:1234 251:12349 252:1239
    261:129 262:12 263:123456 264:123 265:1234569 311:123456789 312:123 313:123459 314:123 315:12345
    321:1234 322:12 323:0 324:0 325:123456789 331:12345 332:1234 333:12349 334:1234 335:123459 341:123
    342:123 343:12345 351:1234 352:12 411:0 412:0 413:12 421:1234 422:12345679 431:123 432:123
    441:1234569 511:123 512:0 513:12 514:12 515:123 516:123459 521:12 522:123 523:0 524:1234569 531:12
    532:129 541:12349 611:1234 612:1239 613:0 621:0 622:1234 631:0 632:0 633:0 634:0 711:123459
    712:1234567 713:123 721:12345 722:1234 723:1234 731:123456789 732:123 741:123 742:12 751:123456
    752:123 753:123456 754:12349 811:1234 812:12 813:12 814:123 815:12345679 816:0 817:12 818:1239
    821:129 831:12 832:12 833:12 834:1234 835:0 911:12 912:1239 921:123456 931:123 932:19 933:1234
    941:12 951:0 952:0 961:123 962:12349
"""
ISCO = {
    minor + last for part in UNIT_GROUPS.split() for minor, digits in [part.split(":")] for last in digits
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(row: dict[str, str], language: str) -> list[str]:
    """Everything by which a person may find this row in one language."""
    texts = [
        row[f"label_{language}"],
        row.get(f"feminine_{language}", ""),
        *row[f"other_{language}"].split("|"),
    ]
    return [text.casefold() for text in texts if text]


def is_paper(skill: str) -> bool:
    return skill.startswith("licence-") or skill in PAPERS


@pytest.mark.parametrize("name", COLUMNS)
def test_each_file_has_its_columns_and_no_stray_spaces(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    assert tuple(header) == COLUMNS[name]
    assert all(len(line) == len(header) for line in body)
    assert [cell for line in body for cell in line if cell != " ".join(cell.split())] == []


@pytest.mark.parametrize(("name", "least"), [("occupations", 220), ("skills", 450)])
def test_there_is_enough_to_begin_with(name, least):
    assert len(rows(name)) >= least


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_codes_are_plain_and_stand_once(name):
    codes = [row["code"] for row in rows(name)]
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert [code for code, times in Counter(codes).items() if times > 1] == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_label_in_each_language(name, language):
    assert [row["code"] for row in rows(name) if not row[f"label_{language}"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occupation_has_everyday_words_in_each_language(language):
    assert [row["code"] for row in rows("occupations") if not row[f"other_{language}"]] == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_points_to_two_rows(name, language):
    owners = defaultdict(set)
    for row in rows(name):
        for word in words(row, language):
            owners[word].add(row["code"])
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("name", ["occupations", "skills"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_says_the_same_word_twice(name, language):
    assert [r["code"] for r in rows(name) if len(set(words(r, language))) < len(words(r, language))] == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_romanian_writes_comma_below_and_only_latin(name):
    wrong = "[\u015e\u015f\u0162\u0163\u0400-\u04ff]"  # cedillas, Cyrillic
    assert [w for row in rows(name) for w in words(row, "ro") + words(row, "en") if re.search(wrong, w)] == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_bulgarian_is_written_in_cyrillic(name):
    columns = [c for c in COLUMNS[name] if c.endswith("_bg")]
    texts = [text for row in rows(name) for column in columns for text in row[column].split("|") if text]
    assert [text for text in texts if not re.search("[\u0400-\u04ff]", text)] == []
    latin = {word for text in texts for word in re.findall("[A-Za-z]+", text)}
    assert latin <= LATIN_IN_BULGARIAN


def test_the_feminine_form_stands_only_where_it_differs():
    for row in rows("occupations"):
        for language in ("ro", "bg"):
            assert row[f"feminine_{language}"] != row[f"label_{language}"], row["code"]


def test_occupations_have_a_known_isco_group_and_a_sector():
    assert len(ISCO) == 436
    assert [r["code"] for r in rows("occupations") if r["isco"] not in ISCO] == []
    assert [r["code"] for r in rows("occupations") if not re.fullmatch("[a-z]+", r["sector"])] == []


@pytest.mark.parametrize(
    ("name", "concept", "share"), [("occupations", "occupation", 0.9), ("skills", "skill", 0.66)]
)
def test_most_rows_point_to_esco_and_no_two_to_the_same_concept(name, concept, share):
    table = rows(name)
    uris = [row["esco_uri"] for row in table if row["esco_uri"]]
    shape = re.compile(rf"http://data\.europa\.eu/esco/{concept}/[0-9A-Za-z.-]+")
    assert [uri for uri in uris if not shape.fullmatch(uri)] == []
    assert [uri for uri, times in Counter(uris).items() if times > 1] == []
    assert len(uris) >= share * len(table)


def test_skills_are_of_four_kinds():
    assert {row["kind"] for row in rows("skills")} == {"skill", "knowledge", "attitude", "language"}


def test_needs_point_to_occupations_and_skills_that_exist():
    occupations = {row["code"] for row in rows("occupations")}
    skills = {row["code"] for row in rows("skills")}
    needs = rows("needs")
    assert {n["occupation"] for n in needs} == occupations
    assert {n["skill"] for n in needs} <= skills
    assert {n["kind"] for n in needs} == {"essential", "optional"}
    pairs = Counter((n["occupation"], n["skill"]) for n in needs)
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_each_occupation_needs_five_to_nine_skills_and_welcomes_three_to_six():
    counts = Counter((n["occupation"], n["kind"]) for n in rows("needs"))
    limits = {"essential": (5, 9), "optional": (3, 6)}
    assert {k: n for k, n in counts.items() if not limits[k[1]][0] <= n <= limits[k[1]][1]} == {}
    assert len(counts) == 2 * len(rows("occupations"))


def test_every_skill_but_a_language_is_needed_somewhere():
    used = {n["skill"] for n in rows("needs")}
    assert [r["code"] for r in rows("skills") if r["kind"] != "language" and r["code"] not in used] == []


def test_related_skills_exist_and_each_pair_stands_once_in_order():
    skills = {row["code"] for row in rows("skills")}
    pairs = [(row["skill"], row["related"]) for row in rows("related_skills")]
    assert all(a < b for a, b in pairs)
    assert all(earlier < later for earlier, later in pairwise(pairs))
    assert {code for pair in pairs for code in pair} <= skills


def test_a_licence_a_certificate_or_another_language_never_counts_half():
    languages = {row["code"] for row in rows("skills") if row["kind"] == "language"}
    for row in rows("related_skills"):
        pair = {row["skill"], row["related"]}
        assert not any(is_paper(code) for code in pair), pair
        assert len(pair & languages) < 2, pair
