"""The JSON report and its published schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.checking.tables import all_rules
from tests.checking.townships import report
from tests.conftest import read_text, shared_file
from tests.reporting.checks.samples import compared
from toolkit.checking.engine import check
from toolkit.frames import build
from toolkit.reporting.checks.json import render
from toolkit.reporting.checks.jsonl import render as render_lines
from toolkit.resources import folder
from toolkit.words import Lang

FIXTURES = sorted(
    path
    for path in (Path(__file__).parents[3] / "fixtures" / "documents").iterdir()
    if path.suffix in {".md", ".tsv", ".txt"}
)


@cache
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder("reports") / "check.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(loaded)
    return loaded


def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def validate(data: bytes, name: str, lang: Lang) -> None:
    sample = build([read_text(data, name)])
    validator().validate(json.loads(render(report(sample, check(sample, all_rules(), lang), lang))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_with_all_that_it_can_carry_is_valid(lang: Lang) -> None:
    validator().validate(json.loads(render(compared(lang))))


def test_a_line_of_json_lines_is_a_finding_of_the_schema() -> None:
    finding = Draft202012Validator({"$ref": "#/$defs/finding", "$defs": schema()["$defs"]})
    for line in render_lines(compared()).splitlines():
        finding.validate(json.loads(line))
        assert not finding.is_valid(json.loads(line) | {"severity": "grave"})


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_the_reports_on_the_fixtures_are_valid(path: Path) -> None:
    validate(path.read_bytes(), path.name, "zh")


@pytest.mark.parametrize("document", ["000", "002", "003", "004"])
def test_the_reports_on_real_documents_are_valid(document: str) -> None:
    path = next(shared_file("seeds").glob(f"{document}_*.txt"))
    validate(path.read_bytes(), path.name, "en")


@pytest.mark.parametrize("fault", ["extra", "missing", "wrong"])
def test_the_schema_refuses_what_others_do_not_rely_on(fault: str) -> None:
    data = json.loads(render(compared()))
    if fault == "extra":
        data["findings"][0]["colour"] = "red"
    elif fault == "missing":
        del data["findings"][0]["quote"]
    else:
        data["findings"][0]["certainty"] = "perhaps"
    assert not validator().is_valid(data)
