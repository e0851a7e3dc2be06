"""A page of one's own files goes from circle to circle, and back to the one with which the request began."""

import pytest
from django.db import connection

from punte.projects.acting import acting, stay_in

pytestmark = pytest.mark.django_db


def _circle() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.consortium', true)")
        return str(cursor.fetchone()[0])


def test_after_another_circle_one_works_in_the_first_again(elena, operation) -> None:
    first = acting(elena).consortium_id
    assert first == operation.consortium_id
    for circle in (first, first + 1, first):
        stay_in(elena, circle)
        assert _circle() == str(circle)
