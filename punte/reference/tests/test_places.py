"""Where settlements lie, how far apart they are, and what the national list of Bulgaria does with GeoNames' towns."""

from pathlib import Path

import pytest

from punte.reference.actions.coordinates import load_bulgarian_towns, load_coordinates, located
from punte.reference.actions.places import import_ekatte
from punte.reference.distance import kilometres
from punte.reference.geonames import Town, towns
from punte.reference.models import Settlement

pytestmark = pytest.mark.django_db


def place(name: str, region: str) -> Settlement:
    return Settlement.objects.named(name, region).get()


def test_nearly_every_settlement_of_romania_has_its_coordinates() -> None:
    rows = Settlement.objects.filter(country="RO")
    assert rows.count() == 13_756
    assert rows.filter(latitude=None).count() < 330
    assert not rows.filter(latitude=None, rural=False).exists()


def test_distances_are_those_of_the_map() -> None:
    cluj, baia_mare = place("Cluj-Napoca", "RO113"), place("Baia Mare", "RO114")
    coltau, plovdiv, bucharest = (
        place("Coltău", "RO114"),
        place("Пловдив", "BG421"),
        place("București", "RO321"),
    )
    assert kilometres(cluj, baia_mare) == 99
    assert kilometres(baia_mare, coltau) == 7
    assert kilometres(bucharest, plovdiv) == 276
    assert kilometres(cluj, cluj) == 0
    assert kilometres(cluj, Settlement(name="Nowhere")) is None


def test_around_a_place_are_those_within_the_distance_and_no_others() -> None:
    centre = place("Baia Mare", "RO114")
    found = Settlement.objects.around(centre, 30)
    assert centre in found
    assert place("Coltău", "RO114") in found
    assert place("Cluj-Napoca", "RO113") not in found
    assert all((kilometres(centre, other) or 0) <= 30 for other in found)
    far = [s for s in Settlement.objects.filter(region="RO114").exclude(pk__in=found) if s.latitude]
    assert far
    assert all((kilometres(centre, other) or 0) >= 30 for other in far)


def test_around_a_place_that_nobody_knows_is_the_place_itself() -> None:
    unknown = Settlement.objects.filter(latitude=None).first()
    assert list(Settlement.objects.around(unknown, 100)) == [unknown]


def test_plovdiv_is_there_and_written_in_bulgarian() -> None:
    plovdiv = place("Plovdiv", "BG421")
    assert (plovdiv.name, plovdiv.rural) == ("Пловдив", False)
    assert Settlement.objects.named("Veliko Tarnovo", "BG321").get().name == "Велико Търново"
    assert Settlement.objects.filter(country="BG").count() > 325
    assert not Settlement.objects.listed().filter(country="BG").exists()


def test_loading_again_changes_nothing() -> None:
    assert load_coordinates() == 0
    assert load_bulgarian_towns() == 0


def test_of_two_villages_of_a_name_each_takes_the_one_near_its_own_commune() -> None:
    def village(number: int, name: str, municipality: str, *, rural: bool = True) -> Settlement:
        folded = name.lower()
        said = {"name": name, "folded": folded, "municipality": municipality, "rural": rural}
        return Settlement(pk=number, country="RO", code=str(number), region_id="RO113", **said)

    def town(name: str, latitude: float) -> Town:
        return Town(1, (name,), 500, latitude, 23.0, "RO113")

    rows = [village(1, "Alfa", "Alfa"), village(2, "Sat", "Alfa"), village(3, "Beta", "Beta")]
    rows += [village(4, "Sat", "Beta"), village(5, "Unknown", "Beta"), village(6, "Lost", "Gone")]
    known = [town("Alfa", 46.0), town("Beta", 47.0), town("Sat", 46.05), town("Sat", 47.05)]
    found = {s.pk: s.latitude for s in located(rows, known)}
    assert found == {1: 46.0, 2: 46.05, 3: 47.0, 4: 47.05, 5: 47.0}


def test_a_capital_keeps_its_whole_name() -> None:
    names = ("Sofia", "Sofi", "Sofiya", "Софи", "София")
    assert Town(1, names, 1_000_000, 42.7, 23.3, "BG411").cyrillic() == "София"


def test_the_national_list_takes_over_and_what_names_a_town_stays(tmp_path: Path) -> None:
    before = place("Пловдив", "BG421")
    lines = [
        "ekatte,name,oblast,municipality,kind",
        "56784,Пловдив,Пловдив,Пловдив,гр.",
        "14461,Гелеменово,BG423,П,с.",
    ]
    file = tmp_path / "ekatte.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    import_ekatte(file)
    after = place("Пловдив", "BG421")
    assert (after.pk, after.code, after.latitude) == (before.pk, "56784", before.latitude)
    assert Settlement.objects.listed().filter(country="BG").count() == 2


def test_only_our_countries_are_read_from_the_file(tmp_path: Path) -> None:
    row = '"%s": {"geonameid": %s, "name": "%s", "latitude": 46.1, "longitude": 23.2, "countrycode": "%s",'
    row += (
        ' "population": 7, "timezone": "", "admin1code": "13", "alternatenames": ["\\u0414\\u0435\\u0436"]}'
    )
    file = tmp_path / "cities.json"
    file.write_text("{" + ", ".join([row % (1, 1, "Dej", "RO"), row % (2, 2, "Bath", "GB")]) + "}")
    assert [(t.number, t.names, t.region) for t in towns("RO", file)] == [(1, ("Dej", "Деж"), "RO113")]
    assert towns("BG", file) == []
