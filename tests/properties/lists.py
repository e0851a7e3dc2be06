"""Lists of people imported, imported again with other values, and taken back as a whole."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from punte.monitoring.counting import participants
from punte.monitoring.sets import indicator_set
from punte.participation.actions import imports
from punte.participation.models import ImportBatch
from tests.properties.lives import ANSWERS, BIRTHS, DAYS, WHO
from tests.properties.papers import Papers

NAMES = ["Albu", "Barbu", "Cornea", "Dima", "Enache"]
COLUMNS = [
    "last_name",
    "first_name",
    "birth_date",
    "sex",
    "county",
    "labour_status",
    "education",
    "studies",
    "minority",
    "roma",
    "entered_on",
    "left_on",
]
ROWS = st.fixed_dictionaries(
    {
        "labour_status": st.sampled_from(
            ["", "employed", "unemployed_medium", "unemployed_long", "inactive"]
        ),
        "education": st.sampled_from(["", "2", "3", "6"]),
        "studies": st.sampled_from(["", "none", "full_time"]),
        "minority": st.sampled_from(["", *ANSWERS]),
        "roma": st.sampled_from(["", *ANSWERS]),
        "entered_on": st.sampled_from([None, *DAYS, *DAYS]),
        "stayed": st.sampled_from([None, 0, 30, 91]),
    }
)
LISTS = st.dictionaries(st.integers(0, len(NAMES) - 1), ROWS, min_size=1, max_size=4)


class Lives(Papers):
    """Everything that may change a count."""

    @rule(told=LISTS, fate=st.sampled_from(["applied", "applied", "taken back", "left"]))
    def bring_a_list(self, told: dict[int, dict[str, Any]], fate: str) -> None:
        """A list that is applied and at once taken back leaves every number as it was."""
        batch = self.attempt(
            imports.upload_import,
            operation=self.operation,
            organisation=self.partners[0],
            name="list.csv",
            content=as_list(told),
        )
        self.attempt(imports.check_import, batch=batch)
        if fate == "left":
            return
        before = self.numbers()
        applied = self.attempt(imports.apply_import, batch=batch)
        self.arrived(applied)
        if applied and fate == "taken back":
            assert self.attempt(imports.undo_import, batch=applied)
            assert self.numbers() == before

    @rule(which=WHO)
    def take_a_list_back(self, which: int) -> None:
        batches = ImportBatch.objects.filter(operation=self.operation, state=ImportBatch.State.APPLIED)
        batch = self.one_of(batches, which)
        if batch:
            self.attempt(imports.undo_import, batch=batch)

    def arrived(self, batch: ImportBatch | None) -> None:
        """Whoever came with a list may live on like the others."""
        if batch:
            found = batch.rows.exclude(participation=None).order_by("number")
            new = found.values_list("participation", flat=True)
            self.people += [number for number in new if number not in self.people]

    def numbers(self) -> dict[str, dict[tuple[str, int], int]]:
        """Every indicator as the dashboard shows it."""
        every = [i for i in indicator_set("2021-2027").values() if i.counts == "participants"]
        return participants.values(self.operation, every, self.asked)


def as_list(told: dict[int, dict[str, Any]]) -> bytes:
    """A text list with these rows."""
    rows = [[str(_row(who, said).get(c) or "") for c in COLUMNS] for who, said in sorted(told.items())]
    return "\r\n".join(";".join(cells) for cells in [COLUMNS, *rows]).encode()


def _row(who: int, said: dict[str, Any]) -> dict[str, Any]:
    entered = said["entered_on"]
    left = entered + dt.timedelta(said["stayed"]) if entered and said["stayed"] is not None else None
    return said | {
        "last_name": NAMES[who],
        "first_name": "Ioana",
        "birth_date": BIRTHS[3 * who].isoformat(),
        "sex": "woman" if who % 2 else "man",
        "county": "Maramureș",
        "left_on": left,
    }
