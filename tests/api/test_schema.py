"""The API answers as its schema says, whatever a program sends: schemathesis makes the requests."""

import json
from functools import lru_cache

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from punte.config import gate
from punte.config.wsgi import application
from tests.api.conftest import program_of
from tests.api.test_matrix import PARAMETERS
from tests.api.test_reading import guides, trained  # noqa: F401

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance, negative_data_rejection, unsupported_method,
]  # fmt: skip


@lru_cache(maxsize=1)
def schema():
    from punte.config.api import the_api

    told = json.loads(json.dumps(the_api().get_openapi_schema()))
    for operations in told[
        "paths"
    ].values():  # let it find the project, and the first period, more often than not
        for operation in operations.values():
            for parameter in operation["parameters"]:
                if parameter["name"] == "code":
                    parameter["schema"] = {"type": "string", "enum": ["309187", "300609", "nothing"]}
                if parameter["name"] == "number":
                    parameter["schema"] |= {"minimum": 0, "maximum": 3}
    found = schemathesis.openapi.from_dict(told)
    found.app = application
    return found


calm = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
LABELS = [operation.ok().label for operation in schema().get_all_operations()]


def test_the_schema_holds_every_address_but_our_own_pages():
    own = {"api:root", "api:schema", "api:docs", "api:nothing"}
    assert len(LABELS) == len({n for n in PARAMETERS if n.startswith("api:")} - own)


@pytest.fixture
def one_connection():
    """The server would close the connection after each request, and with it the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_it_answers_as_its_schema_says(label, mode, elena, assoc, trained, guides, monkeypatch):  # noqa: F811
    monkeypatch.setattr(gate, "MOST_OF_TOKEN", 10_000)
    secret = program_of(elena, assoc).defaults["HTTP_AUTHORIZATION"]
    operation = next(o.ok() for o in schema().get_all_operations() if o.ok().label == label)
    kind = schemathesis.GenerationMode(mode)

    @calm
    @given(case=operation.as_strategy(generation_mode=kind))
    def attempt(case):
        case.call_and_validate(headers={"Authorization": secret}, checks=CHECKS)

    attempt()
    cache.clear()
