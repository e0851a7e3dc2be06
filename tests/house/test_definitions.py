"""The announced projects and the indicator sets as data: every number is a promise, a field, or explained."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

PUNTE = Path(__file__).parents[2] / "punte"
DEFINITIONS = sorted((PUNTE / "projects/definitions").glob("*.yaml"))
SETS = sorted((PUNTE / "monitoring/sets").glob("*.yaml"))
REFERENCE = PUNTE / "reference/data"
PROMISES = PUNTE.parent / "docs/promises.md"

LANGUAGES = {"ro", "bg", "en"}
GROUPS = {"people", "organisations", "meetings", "services", "jobs", "reach"}
WHATS = {"people", "organisations", "occurrences", "quantity"}
ORGANISATIONS = {
    "cso", "federation", "municipality", "public_institution", "employer", "training_provider",
    "employment_service", "recruitment_agency", "trade_union", "employers_organisation", "chamber",
    "farmers_association", "craftspeople_association", "regional_pact", "social_enterprise",
    "local_action_group", "school", "foreign_partner", "informal_group",
}  # fmt: skip
KINDS = {
    "participation.entered",
    "participation.entity_entered",
    "dialogue.person_consulted",
    "dialogue.person_informed",
    "dialogue.plan_adopted",
} | {
    f"records.{kind}"
    for kind in [
        "person_trained",
        "person_certified",
        "person_informed",
        "person_consulted",
        "person_integrated",
        "person_employed",
        "person_exchanged",
        "representative_involved",
        "people_reached",
        "people_consulted",
        "people_informed",
        "organisation_strengthened",
        "organisation_digitalised",
        "organisation_joined",
        "partnership_signed",
        "collaboration_held",
        "network_founded",
        "network_joined",
        "session_held",
        "debate_held",
        "workshop_held",
        "seminar_held",
        "round_table_held",
        "conference_held",
        "exchange_held",
        "campaign_run",
        "guide_published",
        "portfolio_published",
        "service_opened",
        "plan_completed",
        "project_prepared",
        "study_completed",
        "model_piloted",
        "mentoring_given",
        "enterprise_founded",
        "centre_opened",
        "job_created",
    ]
}
RESULTS = {"searching_28", "education_28", "qualification_28", "employed_28", "employed_6m", "improved_6m"}
RULE_KEYS = {
    "labour", "age", "education", "studies", "rural", "jobless_household", "jobless_household_children",
    "single_adult_children", "special", "organisation", "any",
}  # fmt: skip

# Words that promise a number. A thing announced in the singular is one; partners called by name are counted.
WORDS = {
    "unui": 1, "unei": 1, "o": 1, "едно": 1, "Център": 1, "модел": 1, "doi": 2, "trei": 3,
    "Община Пловдив и “БД Център” ООД": 2,
}  # fmt: skip
NUMERALS = re.compile(
    r"\b(doi|două|trei|patru|cinci|șase|șapte|opt|zece|sute|mii|един|една|едно|два|две|три|четири|пет|шест)\b",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?: \d{3}(?!\d))*")


def load(path: Path) -> dict[str, Any]:
    """A data file as Python."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


PROJECTS = {path.stem: load(path) for path in DEFINITIONS}
every_project = pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
every_set = pytest.mark.parametrize("rules", [load(path) for path in SETS], ids=[path.stem for path in SETS])


def text_of(project: dict[str, Any]) -> str:
    """The announcement as it was published."""
    return (PUNTE / "projects" / project["text"]).read_text(encoding="utf-8")


def entries(project: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that quotes the announcement."""
    return [*project["targets"], *project["fields"], *project["not_a_target"]]


def places(number: str, quote: str) -> list[tuple[int, int]]:
    """Where the number stands in the quote, whole: 8 is not in 18, nor 1 in 1.6."""
    whole = rf"(?<![^\W_])(?<!\d[.,]){re.escape(number)}(?![^\W_])(?![.,]\d)"
    return [match.span() for match in re.finditer(whole, quote)]


def starts(quote: str, text: str) -> list[int]:
    """Where the quote begins in the text."""
    return [match.start() for match in re.finditer(re.escape(quote), text)]


def covered(project: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The stretches of the announcement that a target, a field or a reason accounts for."""
    text = text_of(project)
    for entry in entries(project):
        numbers = [entry["number"], entry.get("counts", {}).get("at_least")]
        for number in (str(n) for n in numbers if n is not None):
            for start in starts(entry["quote"], text):
                yield from ((start + a, start + b) for a, b in places(number, entry["quote"]))


def value_of(number: str) -> Decimal:
    """What the digits or the word say, whichever way the thousands are parted."""
    if number in WORDS:
        return Decimal(WORDS[number])
    digits = number.replace(" ", "")
    whole, decimals = re.fullmatch(r"(\d+(?:[.,]\d{3})*)(?:[.,](\d{1,2}))?", digits).groups()
    return Decimal(re.sub("[.,]", "", whole) + "." + (decimals or "0"))


def at(project: dict[str, Any], path: str) -> Any:
    """The value a dotted path leads to."""
    value: Any = project
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def says(number: str, value: Any) -> bool:
    """Whether a quoted number says what the field holds."""
    if isinstance(value, dt.date):
        return number in (value.strftime("%d.%m.%Y"), str(value.year))
    if isinstance(value, list):
        return value_of(number) == len(value)
    if isinstance(value, int) or re.fullmatch(r"\d+\.\d\d", value):
        return value_of(number) == Decimal(value)
    return number.replace("С", "C") in value  # a Cyrillic С typed for the Latin letter


def translations(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in three languages, wherever it stands."""
    if isinstance(value, dict):
        if value.keys() & LANGUAGES:
            yield path, value
        else:
            for key, part in value.items():
                yield from translations(part, f"{path}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from translations(part, f"{path}.{index}")


def check_languages(data: Any) -> None:
    """Three languages, each in its own letters."""
    for path, texts in translations(data):
        assert texts.keys() == LANGUAGES and all(texts.values()), path
        assert not re.search("[şţŞŢ]", texts["ro"]), f"{path}: ș and ț with a comma below"
        assert not re.search("[а-яА-Я]", texts["ro"] + texts["en"]), path
        assert re.search("[а-я]", texts["bg"]), path
        for word in re.findall(r"[^\W\d_]+", texts["bg"]):
            assert not (re.search("[а-яА-Я]", word) and re.search("[a-zA-Z]", word)), (
                f"{path}: {word} mixes alphabets"
            )


def test_there_are_five_projects_and_three_programming_periods() -> None:
    assert len(PROJECTS) == 5
    assert [path.stem for path in SETS] == ["2007-2013", "2014-2020", "2021-2027"]
    assert len({project["consortium"]["slug"] for project in PROJECTS.values()}) == 5


@every_project
def test_each_quote_is_literally_in_the_announcement(project: dict[str, Any]) -> None:
    text = text_of(project)
    for entry in entries(project):
        assert entry["quote"] in text, entry["quote"]


@every_project
def test_each_number_stands_once_in_its_quote(project: dict[str, Any]) -> None:
    for entry in entries(project):
        if entry["number"] is not None:
            assert len(places(entry["number"], entry["quote"])) == 1, (entry["number"], entry["quote"])


@every_project
def test_each_target_promises_the_number_it_quotes(project: dict[str, Any]) -> None:
    for target in project["targets"]:
        if target["number"] is None:  # promised without a number: at least one
            assert (target["value"], target["at_least"]) == (1, True), target["code"]
            assert not DIGITS.search(target["quote"]), target["code"]
        else:
            assert value_of(target["number"]) == target["value"], target["code"]


@every_project
def test_at_least_is_said_by_the_announcement(project: dict[str, Any]) -> None:
    for target in project["targets"]:
        before = target["quote"].split(str(target["number"]))[0]
        said = bool(re.search(r"(cel puțin|peste|minim)\s+$", before, re.IGNORECASE))
        assert target["at_least"] == (said or target["number"] is None), target["code"]
        if "at_least" in target["counts"]:
            assert f"minim {target['counts']['at_least']} de participanți" in target["quote"], target["code"]


@every_project
def test_each_field_holds_the_number_it_quotes(project: dict[str, Any]) -> None:
    for field in project["fields"]:
        assert says(field["number"], at(project, field["field"])), field


@every_project
def test_what_could_be_a_number_is_quoted_by_a_field(project: dict[str, Any]) -> None:
    """A date, an amount or an official code that no field quotes would be invented."""
    quoted = {field["field"] for field in project["fields"]}
    stated = {path for path in ("starts_on", "ends_on", "official_code", "budget.total") if at(project, path)}
    stated |= {f"budget.sources.{n}.amount" for n, _ in enumerate(project["budget"]["sources"])}
    assert stated <= quoted
    assert "programming_period" in quoted | set(project.get("assumed", []))


@every_project
def test_every_number_of_the_announcement_is_accounted_for(project: dict[str, Any]) -> None:
    text, known = text_of(project), list(covered(project))
    for match in [*DIGITS.finditer(text), *NUMERALS.finditer(text)]:
        found = any(start <= match.start() and match.end() <= end for start, end in known)
        assert found, f"{match.group()} in …{text[max(0, match.start() - 60) : match.end() + 40]}…"


@every_project
def test_the_parts_of_the_budget_do_not_exceed_the_whole(project: dict[str, Any]) -> None:
    parts = [Decimal(source["amount"]) for source in project["budget"]["sources"]]
    assert not parts or sum(parts) <= Decimal(project["budget"]["total"])


@every_project
def test_codes_are_unique_and_fit_an_address(project: dict[str, Any]) -> None:
    for codes in (
        [target["code"] for target in project["targets"]],
        [activity["code"] for activity in project["activities"]],
        [group["code"] for group in project["target_groups"]],
        [partner["slug"] for partner in project["partners"]],
        *([criterion["code"] for criterion in group["criteria"]] for group in project["target_groups"]),
    ):
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[A-Za-z0-9_-]+", code) for code in codes), codes
    assert PROJECTS[project["code"]] is project, "the file is named after the code"


@every_project
def test_targets_use_the_words_of_the_house(project: dict[str, Any]) -> None:
    activities = {activity["code"] for activity in project["activities"]}
    for target in project["targets"]:
        counts = target["counts"]
        assert target["group"] in GROUPS and counts["what"] in WHATS, target["code"]
        assert counts["kinds"] and set(counts["kinds"]) <= KINDS, target["code"]
        assert counts.get("activity") in activities | {None}, target["code"]
        assert counts.keys() <= {"what", "kinds", "activity", "participants_only", "at_least"}, target["code"]
    assert 1 <= sum(target["headline"] for target in project["targets"]) <= 4


@every_project
def test_no_two_targets_count_the_same_thing(project: dict[str, Any]) -> None:
    for one, other in combinations(project["targets"], 2):
        a, b = one["counts"], other["counts"]
        if a["what"] == b["what"] and set(a["kinds"]) & set(b["kinds"]):
            both = {a.get("activity"), b.get("activity")}
            assert len(both) == 2 and None not in both, f"{one['code']} and {other['code']}"


@every_project
def test_partners_and_regions_are_known(project: dict[str, Any]) -> None:
    regions = load(REFERENCE / "regions.yaml")
    countries = {country["code"] for country in load(REFERENCE / "countries.yaml")["countries"]}
    assert set(project["regions"]) <= {
        region["code"] for region in regions["regions"] if region["level"] == 2
    }
    for partner in project["partners"]:
        assert partner["kind"] in ORGANISATIONS and partner["country"] in countries | {""}
    assert [partner["role"] for partner in project["partners"]].count("lead") == 1
    assert (project["programming_period"] + ".yaml") in {path.name for path in SETS}


@every_project
def test_target_groups_name_a_proof_for_every_criterion(project: dict[str, Any]) -> None:
    assert {group["for"] for group in project["target_groups"]} <= {"person", "organisation"}
    for group in project["target_groups"]:
        assert "since" in group and group["criteria"], group["code"]
        assert all(criterion["proofs"] for criterion in group["criteria"]), group["code"]


@every_project
def test_projects_speak_three_languages(project: dict[str, Any]) -> None:
    check_languages(project)


@every_project
def test_each_promise_is_listed_with_the_room_that_serves_it(project: dict[str, Any]) -> None:
    section = PROMISES.read_text(encoding="utf-8").split(f"\n## {project['code']} ")[1].split("\n## ")[0]
    listed = set(re.findall(r"^\|[^|]*\| `([a-z-]+)` \|", section, re.MULTILINE))
    assert listed == {target["code"] for target in project["targets"]}


def test_each_path_on_the_page_of_promises_exists() -> None:
    paths = re.findall(r"`((?:punte|tests|docs)/[^`<]+)`", PROMISES.read_text(encoding="utf-8"))
    assert paths and all((PUNTE.parent / path).exists() for path in paths)


@every_set
def test_indicators_are_complete_and_speak_three_languages(rules: dict[str, Any]) -> None:
    check_languages(rules)
    codes = [(indicator["code"], indicator["version"]) for indicator in rules["indicators"]]
    assert len(set(codes)) == len(codes)
    assert codes[0] == ("GRAND", 1)
    for indicator in rules["indicators"]:
        assert indicator["source"] and indicator["names"] and indicator["definition"], indicator["code"]
        assert indicator["kind"] in {"output", "result", "programme"}, indicator["code"]
        assert indicator["disaggregate"] == (["sex"] if indicator["counts"] == "participants" else []), (
            indicator["code"]
        )
        assert indicator["incomplete_too"] == (indicator["code"] == "GRAND")


@every_set
def test_indicator_rules_use_the_known_grammar(rules: dict[str, Any]) -> None:
    for indicator in rules["indicators"]:
        for rule in (indicator["where"], indicator["reference"] or {}):
            parts = [rule, *rule.get("any", [])]
            assert all(part.keys() <= RULE_KEYS for part in parts), indicator["code"]
            assert any("special" in part for part in parts) <= indicator["special"], indicator["code"]
        is_result = indicator["kind"] == "result"
        assert (indicator["result"] in RESULTS) == (indicator["reference"] is not None) == is_result, (
            indicator["code"]
        )


@every_set
def test_a_record_is_complete_by_what_its_period_asks(rules: dict[str, Any]) -> None:
    household = ["jobless_household", "jobless_household_children", "single_adult_children"]
    asked = ["sex", "age", "labour", "education"]
    assert rules["requires"] == (asked + household if rules["set"] == "2014-2020" else asked)


def test_regions_form_a_tree_of_the_right_size() -> None:
    regions = {region["code"]: region for region in load(REFERENCE / "regions.yaml")["regions"]}
    sizes = {
        (country, level): sum(r["country"] == country and r["level"] == level for r in regions.values())
        for country in ("RO", "BG")
        for level in (1, 2, 3)
    }
    assert sizes == {("RO", 1): 4, ("RO", 2): 8, ("RO", 3): 42, ("BG", 1): 2, ("BG", 2): 6, ("BG", 3): 28}
    for code, region in regions.items():
        assert (
            region["parent"] == (code[:-1] if region["level"] > 1 else None) and code[:2] == region["country"]
        )
    check_languages(list(regions.values()))


def test_every_county_number_of_a_romanian_cnp_leads_to_a_county() -> None:
    data = load(REFERENCE / "regions.yaml")
    counties = {r["code"] for r in data["regions"] if r["country"] == "RO" and r["level"] == 3}
    numbers = data["cnp_counties"]
    assert list(numbers) == [f"{n:02}" for n in (*range(1, 49), 51, 52)]
    assert set(numbers.values()) == counties
    plates = [r["plate"] for r in data["regions"] if r["code"] in counties]
    assert len(set(plates)) == 42 and all(re.fullmatch("[A-Z]{1,2}", plate) for plate in plates)


@pytest.mark.parametrize(("name", "key"), [("countries", "countries"), ("isced", "levels")])
def test_lists_of_the_world_speak_three_languages(name: str, key: str) -> None:
    rows = load(REFERENCE / f"{name}.yaml")[key]
    codes = [row["code"] for row in rows]
    assert len(set(codes)) == len(codes)
    check_languages(rows)
    if name == "isced":
        assert codes == list(range(9))
