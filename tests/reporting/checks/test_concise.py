from __future__ import annotations

import re

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import TEXTS, compared, saying, whole
from toolkit.reporting.checks.concise import render
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


def test_every_line_but_the_last_is_a_place_a_rule_a_severity_and_a_message() -> None:
    *lines, verdict = render(whole()).rstrip("\n").split("\n")
    assert len(lines) == len(whole().findings)
    for line, finding in zip(lines, whole().findings, strict=True):
        found = re.fullmatch(r"(.+?):(\d+): (QC\d{3}) \[(probable )?(error|warning|info)\] (.+)", line)
        assert found
        assert found.groups() == (
            finding.source,
            str(finding.line),
            finding.rule,
            "probable " if finding.certainty == "probable" else None,
            finding.severity,
            finding.message,
        )
    assert verdict.startswith("✗ ")


@given(TEXTS)
def test_any_message_is_one_line(message: str) -> None:
    lines = render(saying(f"甲{message}乙")).splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("乙")
    assert "\x1b" not in lines[0]
