from __future__ import annotations

import dataclasses
import json

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import compared, many, whole
from toolkit.gate import Gate
from toolkit.reporting.checks.gitlab import render
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


def test_every_issue_has_what_gitlab_wants() -> None:
    for issue in json.loads(render(compared())):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith("./")


def test_fingerprints_are_unique_also_where_two_files_have_the_same_township() -> None:
    report = dataclasses.replace(whole(), findings=[*whole().findings, *whole().findings])
    issues = json.loads(render(report))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2 * len(whole().findings)
    assert [issue["fingerprint"] for issue in json.loads(render(whole()))] == [
        finding.fingerprint for finding in whole().findings
    ]


def test_what_blocks_is_a_blocker_and_nothing_else_is() -> None:
    issues = json.loads(render(many(200)))
    assert [issue["severity"] == "blocker" for issue in issues] == [many(200).blocks(f) for f in many(200).findings]
    passing = json.loads(render(dataclasses.replace(whole(), gate=Gate("never"))))
    assert "blocker" not in {issue["severity"] for issue in passing}
