from __future__ import annotations

import json

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import compared, saying
from toolkit.reporting.checks import json as whole_json
from toolkit.reporting.checks.jsonl import render
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


def test_the_lines_are_the_findings_of_the_json_report() -> None:
    findings = json.loads(whole_json.render(compared()))["findings"]
    assert [json.loads(line) for line in render(compared()).splitlines()] == findings


def test_line_ends_inside_a_message_do_not_end_the_line() -> None:
    (line,) = render(saying("甲\n乙\r丙")).rstrip("\n").split("\n")
    assert json.loads(line)["message"] == "甲\n乙\r丙"
