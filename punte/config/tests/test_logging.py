"""The log names no person: no query strings, no addresses, no national numbers, no words of an exception."""

import json
import logging
import sys

import pytest

from punte.config.logging import formatter


def line(**event: object) -> dict:
    record = logging.LogRecord("punte", logging.INFO, "", 0, event.pop("event", "told"), None, None)
    shaped = formatter("production")
    shaped.foreign_pre_chain = [lambda *a: a[2] | event, *(shaped.foreign_pre_chain or [])]  # type: ignore
    return json.loads(shaped.format(record))


def test_query_strings_are_not_logged() -> None:
    assert line(request="GET /participants/?q=Cosmina")["request"] == "GET /participants/"


def test_addresses_and_national_numbers_are_masked() -> None:
    told = line(event="mail to cosmina@example.org about 2900101123457, operation 309187")
    assert told["event"] == "mail to [address] about [number], operation 309187"


@pytest.mark.parametrize(
    "secret",
    [
        "q8Zr1vX0dJ2mWc7LbT5yUe9KfHsN3aGp",
        "3-cp9x2k-0123456789abcdef0123456789abcdef",
        "MQ:1tQxYz:Z9fKq3v1Lw0aB-c_dE",
    ],
)
def test_the_secret_of_an_address_is_not_logged(secret: str) -> None:
    told = line(event=f"Not Found: /invitations/{secret}/", request=f"GET /invitations/{secret}/?next=/")
    assert told["event"] == "Not Found: /invitations/[secret]/"
    assert told["request"] == "GET /invitations/[secret]/"


@pytest.mark.parametrize(
    "path",
    [
        "/participation/309187/participants/12/",
        "/projects/incluziune-activa-in-comunitate/",
        "/a/0001_initial_of_everything.py",
    ],
)
def test_what_anybody_may_read_of_an_address_is_logged(path: str) -> None:
    assert line(request=f"GET {path}")["request"] == f"GET {path}"


def test_an_exception_tells_where_and_what_but_not_the_words() -> None:
    try:
        raise ValueError("Cosmina Popescu lives here")
    except ValueError:
        told = line(exc_info=sys.exc_info())
    assert told["failure"] == "ValueError"
    assert "test_logging.py" in told["where"][-1]
    assert "Cosmina" not in json.dumps(told)


def test_the_request_id_is_kept() -> None:
    assert line(request_id="a-b-c", user_id=7)["request_id"] == "a-b-c"


def test_the_short_form_fits_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    record = logging.LogRecord("punte", logging.WARNING, "", 0, "slow", None, None)
    assert formatter("demo").format(record).endswith("warning: slow")
