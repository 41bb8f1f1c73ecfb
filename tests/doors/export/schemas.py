"""What published standards ask of a document, as JSON Schema and RELAX NG of our own.

Written from the text of each standard, in our words, where no package on the index ships its schema: JSON Feed 1.1
(jsonfeed.org), IPTC ninjs 3.0 (iptc.org/std/ninjs: the properties that we write; all others are refused, as there),
TimelineJS 3 (timeline.knightlab.com/docs/json-format), the W3C Web Annotation Data Model, Atom (RFC 4287), OPML 2.0.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
URI: Json = {"type": "string", "pattern": '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"]+$'}
MOMENT: Json = {
    "type": "string",
    "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$",
}
TRUNCATED: Json = {"type": "string", "pattern": "^\\d{4}(-\\d\\d(-\\d\\d)?)?$"}


def _only(required: str, **properties: Json) -> Json:
    return {
        "type": "object",
        "required": required.split(),
        "additionalProperties": False,
        "properties": properties,
    }


def _many(items: Json) -> Json:
    return {"type": "array", "items": items}


JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "description": TEXT,
        "home_page_url": URI,
        "feed_url": URI,
        "authors": _many({"type": "object", "anyOf": [{"required": [key]} for key in ("name", "url", "avatar")]}),
        "items": _many(
            {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1}, "url": URI, "external_url": URI, "title": TEXT,
                    "content_html": TEXT, "content_text": TEXT, "date_published": MOMENT, "date_modified": MOMENT,
                    "tags": _many(TEXT),
                },
            }
        ),
    },
}  # fmt: skip

_CONCEPT = _only("", name=TEXT, rel=TEXT, uri=URI, literal=TEXT)
_VALUE = _only("value", role=TEXT, contentType=TEXT, value=TEXT)
_DATES = {
    **_only("", startDate=MOMENT, endDate=MOMENT, expectedStartDate=TRUNCATED, expectedEndDate=TRUNCATED),
    "oneOf": [{"required": ["startDate"]}, {"required": ["expectedStartDate"]}],
}
_ITEM = _only(
    "uri",
    uri=URI,
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    representationType={"enum": ["full", "partial"]},
    standard=_only("", name=TEXT, version=TEXT, schema=URI),
    name=TEXT, title=TEXT, by=TEXT, located=TEXT, language=TEXT, version=TEXT, slugline=TEXT,
    firstCreated=MOMENT, versionCreated=MOMENT, contentCreated=MOMENT,
    pubStatus={"enum": ["usable", "withheld", "canceled"]},
    headlines=_many(_VALUE),
    bodies=_many(_only("value", role=TEXT, contentType=TEXT, charCount={"type": "integer"}, wordCount={"type": "integer"}, value=TEXT)),
    people=_many(_CONCEPT), organisations=_many(_CONCEPT), places=_many(_CONCEPT),
    events=_many(_only("", id=TEXT, name=TEXT, rel=TEXT, uri=URI, literal=TEXT)),
    infoSources=_many(_only("", name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    eventDetails=_only("", eventStatus=URI, dates=_DATES),
    renditions=_many({"type": "object", "required": ["name"], "properties": {"href": URI}}),
    associations=_many({"allOf": [{"$ref": "#/$defs/item"}, {"required": ["name", "uri"]}]}),
)  # fmt: skip
_EVENT = {
    "if": {"properties": {"type": {"const": "event"}}, "required": ["type"]},
    "then": {"required": ["eventDetails"], "not": {"required": ["renditions"]}},
}
NINJS = {"$defs": {"item": _ITEM | _EVENT}, "$ref": "#/$defs/item"}

_DATE = _only(
    "year",
    **{unit: {"type": "integer"} for unit in ("year", "month", "day", "hour", "minute", "second")},
    display_date=TEXT,
)
_SLIDE = {
    "start_date": _DATE, "end_date": _DATE, "display_date": TEXT, "group": TEXT, "autolink": {"type": "boolean"},
    "unique_id": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"}, "text": _only("", headline=TEXT, text=TEXT),
    "media": {"type": "object", "required": ["url"]},
}  # fmt: skip
TIMELINEJS = _only(
    "events",
    scale={"enum": ["human", "cosmological"]},
    title=_only("", **_SLIDE),
    events=_many(_only("start_date", **_SLIDE)),
    eras=_many({"type": "object"}),
)

_SELECTOR = {
    "oneOf": [
        _only("type exact", type={"const": "TextQuoteSelector"}, exact=TEXT, prefix=TEXT, suffix=TEXT),
        _only("type start end", type={"const": "TextPositionSelector"}, start={"type": "integer", "minimum": 0},
              end={"type": "integer", "minimum": 0}),
    ]
}  # fmt: skip
ANNOTATIONS = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": URI,
        "type": {"const": "AnnotationPage"},
        "startIndex": {"type": "integer", "minimum": 0},
        "items": _many(
            {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "id": URI,
                    "type": {"const": "Annotation"},
                    "motivation": {
                        "enum": ["assessing", "classifying", "commenting", "describing", "identifying", "tagging"]
                    },
                    "body": {"type": "object", "properties": {"type": {"const": "TextualBody"}}, "required": ["value"]},
                    "target": _only("source selector", source=URI, selector=_many(_SELECTOR)),
                },
            }
        ),
    },
}

_WHEN: Json = {
    "type": "string",
    "pattern": "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?)?$",
}
_STATUS = ["Scheduled", "Rescheduled", "Postponed", "Cancelled", "MovedOnline"]
SCHEMA_ORG = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": _many(
            {
                "type": "object",
                "required": ["@type", "@id"],
                "oneOf": [
                    {
                        "required": ["name"],
                        "properties": {
                            "@type": {"const": "Event"},
                            "startDate": _WHEN,
                            "endDate": _WHEN,
                            "previousStartDate": _many(_WHEN),
                            "eventStatus": {"enum": [f"https://schema.org/Event{name}" for name in _STATUS]},
                            "url": URI,
                        },
                    },
                    {"properties": {"@type": {"const": "NewsArticle"}, "datePublished": _WHEN, "url": URI}},
                ],
            }
        ),
    },
}

_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
ATOM = f"""
<grammar {_RNG} ns="http://www.w3.org/2005/Atom">
 <start><element name="feed"><interleave>
  <element name="title"><text/></element>
  <optional><element name="subtitle"><text/></element></optional>
  <element name="id"><data type="anyURI"><param name="minLength">1</param></data></element>
  <element name="updated"><data type="dateTime"/></element>
  <optional><element name="generator"><optional><attribute name="version"/></optional><text/></element></optional>
  <zeroOrMore><ref name="author"/></zeroOrMore>
  <zeroOrMore><ref name="link"/></zeroOrMore>
  <zeroOrMore><element name="entry"><interleave>
   <element name="title"><text/></element>
   <element name="id"><data type="anyURI"><param name="minLength">1</param></data></element>
   <element name="updated"><data type="dateTime"/></element>
   <zeroOrMore><ref name="author"/></zeroOrMore>
   <zeroOrMore><ref name="link"/></zeroOrMore>
   <zeroOrMore><element name="category"><attribute name="term"/></element></zeroOrMore>
   <element name="content"><attribute name="type"><choice><value>text</value><value>html</value></choice></attribute>
    <text/></element>
  </interleave></element></zeroOrMore>
 </interleave></element></start>
 <define name="author"><element name="author"><element name="name"><text/></element></element></define>
 <define name="link"><element name="link"><attribute name="href"><data type="anyURI"/></attribute>
  <optional><attribute name="rel"/></optional><optional><attribute name="type"/></optional></element></define>
</grammar>
"""
RSS = f"""
<grammar {_RNG}>
 <start><element name="rss"><attribute name="version"><value>2.0</value></attribute><element name="channel"><interleave>
  <element name="title"><text/></element>
  <element name="link"><data type="anyURI"/></element>
  <element name="description"><text/></element>
  <optional><element name="generator"><text/></element></optional>
  <optional><element name="lastBuildDate"><ref name="moment"/></element></optional>
  <optional><element name="link" ns="http://www.w3.org/2005/Atom"><attribute name="href"><data type="anyURI"/></attribute>
   <attribute name="rel"><value>self</value></attribute><attribute name="type"/></element></optional>
  <zeroOrMore><element name="item"><interleave>
   <element name="title"><text/></element>
   <optional><element name="link"><data type="anyURI"/></element></optional>
   <element name="description"><text/></element>
   <zeroOrMore><element name="category"><text/></element></zeroOrMore>
   <element name="guid"><attribute name="isPermaLink"><value>false</value></attribute><text/></element>
   <element name="pubDate"><ref name="moment"/></element>
  </interleave></element></zeroOrMore>
 </interleave></element></element></start>
 <define name="moment"><data type="string">
  <param name="pattern">[A-Z][a-z]{{2}}, \\d{{2}} [A-Z][a-z]{{2}} \\d{{4}} \\d{{2}}:\\d{{2}}:\\d{{2}} (GMT|[+-]\\d{{4}})</param>
 </data></define>
</grammar>
"""
OPML = f"""
<grammar {_RNG}>
 <start><element name="opml"><attribute name="version"><value>2.0</value></attribute>
  <element name="head"><interleave>
   <optional><element name="title"><text/></element></optional>
   <optional><element name="dateModified"><text/></element></optional>
   <optional><element name="docs"><data type="anyURI"/></element></optional>
  </interleave></element>
  <element name="body"><oneOrMore><ref name="outline"/></oneOrMore></element>
 </element></start>
 <define name="outline"><element name="outline"><attribute name="text"/>
  <optional><attribute name="htmlUrl"><data type="anyURI"/></attribute></optional>
  <optional><attribute name="type"><value>link</value></attribute><attribute name="url"><data type="anyURI"/></attribute></optional>
  <zeroOrMore><ref name="outline"/></zeroOrMore></element></define>
</grammar>
"""


def relax_ng(schema: str) -> etree.RelaxNG:
    """A validator of XML."""
    return etree.RelaxNG(etree.fromstring(schema))
