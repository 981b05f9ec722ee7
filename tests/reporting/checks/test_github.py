from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import TEXTS, compared, many, saying, whole
from toolkit.reporting.checks.github import render
from toolkit.words import Lang


def command(line: str) -> tuple[str, dict[str, str], str]:
    """Return the name, properties and text of a workflow command as the runner reads it."""
    _, head, text = line.split("::", 2)
    name, _, written = head.partition(" ")
    pairs = dict(one.split("=", 1) for one in written.split(","))
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        pairs = {key: value.replace(code, sign) for key, value in pairs.items()}
        text = text if code in {"%3A", "%2C"} else text.replace(code, sign)
    return name, pairs, text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


@given(TEXTS)
def test_any_message_reaches_the_runner(message: str) -> None:
    (line,) = render(saying(message)).rstrip("\n").split("\n")
    assert command(line)[2] == message


@given(TEXTS)
def test_any_file_name_reaches_the_runner(name: str) -> None:
    (line,) = render(saying("甲", source=f"a,b:{name.replace('/', '')}.md")).rstrip("\n").split("\n")
    assert command(line)[1]["file"] == f"a,b:{name.replace('/', '')}.md"


def test_a_step_shows_ten_errors_and_ten_warnings_and_counts_the_others() -> None:
    report = many(10_000)
    lines = [command(line) for line in render(report).splitlines()]
    assert [name for name, _, _ in lines] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert str(report.summary["error"] - 10) in lines[-1][2]
    assert str(report.summary["warning"] - 10) in lines[-1][2]


def test_what_blocks_is_shown_before_what_does_not() -> None:
    report = many(100)
    known = frozenset(finding.fingerprint for finding in report.findings[:80])
    shown = [command(line)[1]["line"] for line in render(dataclasses.replace(report, known=known)).splitlines()[:10]]
    blocking = [finding for finding in report.findings[80:] if report.blocks(finding)]
    assert shown == [str(finding.line) for finding in blocking[:10]]


def test_nothing_found_is_nothing_written() -> None:
    assert render(dataclasses.replace(whole(), findings=[])) == ""
