"""Loading places: regions ship with Punte, Romania's settlements come with sirutalib, Bulgaria's by import."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sirutalib
import yaml
from django.db import transaction

from punte.base.text import folded
from punte.base.translated import Translated
from punte.reference.actions.coordinates import adopt
from punte.reference.models import Region, Settlement

DATA = Path(__file__).resolve().parents[1] / "data"
_UPDATED = ["name", "folded", "region", "municipality", "rural"]


def _data() -> dict[str, Any]:
    return yaml.safe_load((DATA / "regions.yaml").read_text())


def _counties_by_number() -> dict[int, str]:
    """SIRUTA numbers counties as the CNP does; its own NUTS column has gaps and slips."""
    return {int(r["cnp"].split("-")[0]): r["code"] for r in _data()["regions"] if r.get("cnp")}


@transaction.atomic
def load_regions() -> int:
    """Load or refresh the regions and counties of both countries; gives how many."""
    rows = list(_regions(_data()))
    Region.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["country", "level", "parent", "name"],
    )
    return len(rows)


def _regions(data: dict[str, Any]) -> Iterator[Region]:
    for row in data["regions"]:
        yield Region(
            code=row["code"],
            country=row["code"][:2].replace("EL", "GR"),
            level=len(row["code"]) - 2,
            parent_id=row["code"][:-1] if len(row["code"]) > 3 else None,
            name=Translated(row["name"], source="ro" if row["code"].startswith("RO") else "bg"),
        )


def load_romanian_settlements() -> int:
    """Load SIRUTA as sirutalib ships it; does nothing where they are there already."""
    if Settlement.objects.filter(country="RO").exists():
        return 0
    with (Path(sirutalib.__file__).parent / "siruta.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = {r["SIRUTA"]: _romanian(r["DENLOC"]).strip() for r in rows if r["NIV"] == "2"}
    counties = _counties_by_number()
    return _save(
        Settlement(
            country="RO",
            code=r["SIRUTA"],
            name=_romanian(r["DENLOC"]),
            folded=folded(_romanian(r["DENLOC"])),
            region_id=counties[int(r["JUD"])],
            municipality=names.get(r["SIRSUP"], ""),
            rural=r["MED"] == "3",
        )
        for r in rows
        if r["NIV"] == "3" or (r["NIV"] == "2" and r["JUD"] == "40")  # Bucharest itself beside its sectors
    )


@transaction.atomic
def import_ekatte(file: Path) -> int:
    """Load Bulgaria's settlements from the national statistical institute's ЕКАТТЕ table as CSV, with the columns
    ekatte, name, oblast (name of the province or its NUTS code), municipality, kind (гр. = town). Raises KeyError
    naming a missing column, ValueError naming an unknown province."""
    provinces = {folded(str(r.name.texts["bg"])): r.code for r in Region.objects.counties("BG")}
    with file.open(encoding="utf-8-sig", newline="") as handle:
        rows = [_bulgarian(row, provinces) for row in csv.DictReader(handle)]
    adopt(rows)
    return _save(rows)


def _bulgarian(row: dict[str, str], provinces: dict[str, str]) -> Settlement:
    province = row["oblast"].strip()
    code = province if province.startswith("BG") else provinces.get(folded(province))
    if not code:
        raise ValueError(f"ekatte {row['ekatte']}: unknown province {province}")
    return Settlement(
        country="BG",
        code=row["ekatte"],
        name=row["name"].strip(),
        folded=folded(row["name"]),
        region_id=code,
        municipality=row["municipality"].strip(),
        rural=not row["kind"].strip().startswith("гр"),
    )


def _save(rows: Iterable[Settlement]) -> int:
    saved = Settlement.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["country", "code"],
        update_fields=_UPDATED,
    )
    return len(saved)


def _romanian(name: str) -> str:
    """SIRUTA writes in capitals: "BAIA MARE" is Baia Mare, "CLUJ-NAPOCA" Cluj-Napoca, "POIENILE DE SUB MUNTE"
    keeps its small words."""
    small = {"De", "Sub", "La", "Cu", "Cel", "Din", "Pe", "Lui", "În", "Și"}
    name = name.removeprefix("MUNICIPIUL ").removeprefix("ORAȘ ").title()
    first, *rest = name.split(" ")
    return " ".join([first, *(w.lower() if w in small else w for w in rest)])
