"""The OpenAPI 3.1 document of this door, made from its table.

In: the table of endpoints. Out: a document that says all that may be asked and answered. Never: an endpoint that the table
does not have.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

import dateline
from dateline.doors.export import FORMATS, Written
from dateline.doors.rest.answers import FEEDS
from dateline.doors.rest.asking import Param, day, text
from dateline.doors.rest.endpoints import ENDPOINTS, PLACES, Endpoint
from dateline.doors.rest.jobs import JobLine
from dateline.doors.rest.problems import MEDIA
from dateline.doors.rest.schemas import PLACE, components, schema_of

Json = dict[str, Any]
PREFIX = "/api/v1"
REPORT = (
    text("name", "What the file in the body is called; its ending says what it is."),
    text("url", "Instead of a body: the address of a page on the public web, to be fetched."),
)
STREAM = (day("since", "Begin with the changes since that day; otherwise with those that come from now on."),)
_KNOWN = {"format": list(FORMATS), "feed": list(FEEDS)}
_PROBLEMS = {
    "400": "What was asked cannot be read.",
    "401": "A token is needed.",
    "403": "The token may not do this.",
    "404": "Nothing is called that.",
    "413": "Too large.",
    "429": "Too often.",
    "503": "The store is busy.",
}
_PROBLEM: Json = {
    "type": "object",
    "required": ["type", "status", "title", "detail"],
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
    },
}


_SHORTER: Json = {
    "type": ["object", "array"],
    "description": "With `fields`: the fields that were asked for. With `max_chars`: each record in a line with two pieces of evidence at most (`/why/{id}` has "
    "all), without what is not known; `left_out` says what is missing, `next` how to ask on.",
    "properties": {"left_out": {"type": "string"}, "next": {"type": ["string", "null"]}},
}


@cache
def openapi() -> Json:
    """The document."""
    paths: Json = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    paths |= _others()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "dateline",
            "version": dateline.__version__,
            "description": "Follow a developing news story across many published reports. Every answer points at its words.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": PREFIX}],
        "security": [{}, {"token": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": components((*_records(), JobLine)) | _bodies() | {"Problem": _PROBLEM, "Shorter": _SHORTER},
            "responses": {
                f"problem{status}": {"description": about, "content": {MEDIA: {"schema": {"$ref": f"{PLACE}Problem"}}}}
                for status, about in _PROBLEMS.items()
            },
        },
    }


def _records() -> list[object]:
    """The types of the answers that are records."""
    return [endpoint.returns for endpoint in ENDPOINTS if endpoint.returns is not Written]


def _operation(endpoint: Endpoint) -> Json:
    return {
        "operationId": _name(endpoint),
        "summary": endpoint.about,
        "parameters": [*_places(endpoint.path), *map(_parameter, endpoint.params)],
        **_body(endpoint),
        "responses": {**_answer(endpoint), **_problems()},
    }


def _body(endpoint: Endpoint) -> Json:
    if endpoint.body is None:
        return {}
    schema = {"$ref": f"{PLACE}{endpoint.body.__name__}"}
    return {"requestBody": {"required": False, "content": {"application/json": {"schema": schema}}}}


def _bodies() -> Json:
    """The schemas of the bodies, as the reader of bodies itself gives them."""
    kinds = [endpoint.body for endpoint in ENDPOINTS if endpoint.body]
    _, made = msgspec.json.schema_components(kinds, ref_template=PLACE + "{name}")
    return made


def _name(endpoint: Endpoint) -> str:
    verb = endpoint.answer.__name__
    return f"{verb}_of_story" if endpoint.path.startswith("/stories/{story}/") else verb


def _places(path: str) -> list[Json]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": PLACES[name],
            "schema": {"enum": known} if (known := _KNOWN.get(name)) else {"type": "string", "minLength": 1},
        }
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _parameter(param: Param) -> Json:
    return {
        "name": param.name,
        "in": "query",
        "required": param.required,
        "description": param.about,
        "schema": dict(param.schema),
    }


def _answer(endpoint: Endpoint) -> Json:
    if endpoint.returns is type(None):
        return {"204": {"description": "Done."}}
    if endpoint.returns is Written:
        names = FEEDS if endpoint.path.endswith("/{feed}") else tuple(FORMATS)
        media = {FORMATS[name].media.partition(";")[0] for name in names} | {"application/zip"}
        content: Json = {one: {} for one in sorted(media)}
    else:
        whole = schema_of(endpoint.returns)
        shorter = {"anyOf": [whole, {"$ref": f"{PLACE}Shorter"}]} if endpoint.shortens else whole
        content = {"application/json": {"schema": shorter}}
    known = {} if endpoint.method != "GET" else {"304": {"description": "As it was (If-None-Match)."}}
    tag = {} if endpoint.method != "GET" else {"headers": {"ETag": {"schema": {"type": "string"}}}}
    return {"200": {"description": endpoint.about, "content": content, **tag}, **known}


def _problems() -> Json:
    return {status: {"$ref": f"#/components/responses/problem{status}"} for status in _PROBLEMS}


def _others() -> Json:
    """What is not answered by one call to the desk."""
    job = {"content": {"application/json": {"schema": schema_of(JobLine)}}}
    return {
        "/reports": {
            "post": {
                "operationId": "add",
                "summary": "Take in a report (or a file of many), in line with others; the answer says where to look how far it is.",
                "parameters": [*map(_parameter, REPORT)],
                "requestBody": {"required": True, "content": {"application/octet-stream": {}}},
                "responses": {"202": {"description": "It is in line.", **job}, **_problems()},
            }
        },
        "/jobs/{job}": {
            "get": {
                "operationId": "job",
                "summary": "How far a report is read, and what came of it.",
                "parameters": _places("/jobs/{job}"),
                "responses": {"200": {"description": "How far it is.", **job}, **_problems()},
            }
        },
        "/changes/stream": {
            "get": {
                "operationId": "stream",
                "summary": "Changes as they come in, as server-sent events; Last-Event-ID goes on where a reader was cut off.",
                "parameters": [
                    *map(_parameter, STREAM),
                    {
                        "name": "Last-Event-ID",
                        "in": "header",
                        "description": "The id of the last event that was received.",
                        "schema": {"type": "string"},
                    },
                ],
                "responses": {"200": {"description": "Events.", "content": {"text/event-stream": {}}}, **_problems()},
            }
        },
    }
