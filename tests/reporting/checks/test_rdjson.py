from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import compared
from toolkit.reporting.checks.rdjson import render
from toolkit.words import Lang

_POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
_LOCATION = {
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        "range": {"type": "object", "properties": {"start": _POSITION, "end": _POSITION}, "required": ["start"]},
    },
    "required": ["path"],
    "additionalProperties": False,
}
#: What reviewdog's own description of the format says of the fields that are used.
SCHEMA = {
    "type": "object",
    "properties": {
        "source": {"type": "object", "properties": {"name": {"type": "string"}}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": _LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "properties": {"value": {"type": "string"}}, "required": ["value"]},
                    "related_locations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"message": {"type": "string"}, "location": _LOCATION},
                            "required": ["message", "location"],
                        },
                    },
                },
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["diagnostics"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


def test_every_diagnostic_is_as_reviewdog_reads_it() -> None:
    data = json.loads(render(compared()))
    Draft202012Validator(SCHEMA).validate(data)
    assert len(data["diagnostics"]) == len(compared().findings)


def test_the_second_end_has_its_place_and_words() -> None:
    ends = [one for d in json.loads(render(compared()))["diagnostics"] for one in d.get("related_locations", [])]
    assert len(ends) == sum(len(finding.related) for finding in compared().findings)
    assert {"message": "收回清单第1项(25)：收养登记", "location": ends[0]["location"] | {"range": {
        "start": {"line": 25}, "end": {"line": 25}}}} in ends  # fmt: skip
