"""The pages of the dialogue in one place, each part written in its own file."""

from typing import Any

from tests.journeys.consulting import CONSULTING_PAGES, CONSULTING_ROWS
from tests.journeys.conversing import CONVERSING_PAGES, CONVERSING_ROWS
from tests.journeys.moderating import MODERATING_NO_PAGE, MODERATING_PAGES, MODERATING_ROWS
from tests.journeys.plan_pages import PLAN_NO_PAGE, PLAN_PAGES, PLAN_ROWS
from tests.journeys.table_pages import TABLE_NO_PAGE, TABLE_PAGES, TABLE_ROWS

DIALOGUE_ROWS: dict[str, str] = CONSULTING_ROWS | CONVERSING_ROWS | PLAN_ROWS | TABLE_ROWS | MODERATING_ROWS
DIALOGUE_PAGES: tuple[Any, ...] = (
    *CONSULTING_PAGES,
    *CONVERSING_PAGES,
    *PLAN_PAGES,
    *TABLE_PAGES,
    *MODERATING_PAGES,
)
DIALOGUE_NO_PAGE: dict[str, str] = PLAN_NO_PAGE | TABLE_NO_PAGE | MODERATING_NO_PAGE
