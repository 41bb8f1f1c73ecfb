"""Tests for `dateline.doors.rest.openapi`: Schemathesis asks all that the document allows, and more."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.doors.rest.openapi import PREFIX, openapi
from tests.doors.rest.conftest import HOME, client_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

SCHEMA = schemathesis.openapi.from_dict(openapi())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
CHECKS = (not_a_server_error, content_type_conformance, status_code_conformance, response_schema_conformance)
BRIEF = settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def known(client: TestClient) -> dict[str, list[str]]:
    """Ids that there are, for the places of a path; made-up ones find little."""
    story = client.get(f"{PREFIX}/stories").json()["items"][0]["id"]
    document = client.get(f"{PREFIX}/stories/{story}").json()
    articles = [article["id"] for article in document["articles"]]
    ids = [
        story,
        articles[0],
        *(one["id"] for name in ("events", "statements", "entities") for one in document[name][:3]),
    ]
    return {"story": [story], "article": articles, "id": ids}


@pytest.fixture(scope="module")
def client(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A server over a copy of the store, which it may change."""
    db = tmp_path_factory.mktemp("schemathesis") / "own.db"
    db.write_bytes(store.read_bytes())
    with client_of(db) as made:
        yield made


@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_no_request_fails_on_our_side(client: TestClient, operation: Any) -> None:
    """Whatever is asked, no answer is a fault of the server, and each is one that the document describes."""
    if operation.path == "/changes/stream":
        return  # it does not end; test_stream has it
    ids = known(client)

    @BRIEF
    @given(case=operation.as_strategy(), pick=st.integers(0, 10**6), real=st.integers(0, 3))
    def ask(case: Any, pick: int, real: int) -> None:
        for name, there in ids.items():
            if real and case.method != "DELETE" and name in (case.path_parameters or {}):
                case.path_parameters[name] = there[pick % len(there)]
        sent = case.as_transport_kwargs(base_url=f"{HOME}{PREFIX}")
        given = {name: value for name, value in sent.items() if name in ("method", "url", "params", "headers", "json")}
        answer = client.request(**given, **({"content": sent["data"]} if "data" in sent else {}))
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_the_document_is_openapi() -> None:
    """Every reference leads somewhere, every schema is one, every operation has a name of its own and a summary."""
    document = openapi()
    text = json.dumps(document)
    for part in text.split('"$ref": "#/')[1:]:
        node: Any = document
        for name in part.split('"')[0].split("/"):
            node = node[name]
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"] for operation in operations)
