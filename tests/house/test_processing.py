"""Every table about persons says what it is for (GDPR Art. 30), and what becomes of it when somebody is erased."""

import pytest
from django.utils.translation import override

from punte.records import processing
from tests.house.test_catalogues import entries


def test_every_table_about_persons_is_declared_by_a_room() -> None:
    """A new model with a person or a user in it needs a line in its room's processing.yaml."""
    assert [label for label in processing.about_somebody() if label not in processing.declared()] == []


def test_nothing_is_declared_that_does_not_exist() -> None:
    there = {table.label for table in processing.tables()}
    assert [label for label in processing.declared() if label not in there] == []


def test_every_declared_table_belongs_to_an_activity_and_says_what_erasing_does() -> None:
    for label, told in processing.declared().items():
        assert told["activity"] in processing.activities(), label
        assert told.get("erased", "kept") in ("dropped", "emptied", "kept"), label
        assert told.get("why", "") in processing.WHYS, label


def test_what_a_person_reads_about_their_data_is_named_in_their_language() -> None:
    texts = {entry.msgid for entry in entries("ro")}
    own = [t.model for t in processing.tables() if t.model.__module__.startswith("punte.")]
    own = [model for model in own if not model._meta.auto_created]
    with override("en"):
        names = {m._meta.label: str(m._meta.verbose_name_plural) for m in own if not _is_history(m)}
    assert [label for label, name in names.items() if name not in texts] == []


def _is_history(model: type) -> bool:
    return hasattr(model, "pgh_tracked_model")


def test_no_table_is_declared_twice() -> None:
    every = [label for file in processing._files().values() for label in file["tables"]]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("code", list(processing.activities()))
def test_every_activity_is_told_in_three_languages(code: str) -> None:
    activity = processing.activities()[code]
    for name, texts in activity.texts.items():
        assert set(texts) == set(processing.LANGUAGES), (code, name)
        assert len(set(texts.values())) == len(processing.LANGUAGES), (code, name)
        assert all(text.strip() for text in texts.values())


def test_a_person_is_found_in_the_models_however_far_away() -> None:
    """So that the copy, the preview and the register cannot miss a table."""
    paths = {table.label: table.paths for table in processing.tables()}
    assert paths["people.identity"] == ("person",)
    assert paths["participation.stay"] == ("participation__person",)
    assert paths["records.sealedfact"] == ("fact__person",)
    assert paths["monitoring.snapshotmember"] == ("person_id",)
