from __future__ import annotations

import pytest

from tests.checking.tables import found, rule
from toolkit.checking.engine import check
from toolkit.frames import build
from toolkit.parsing import Unreadable
from toolkit.words import Lang

FACTS: dict[str, dict[str, str | int]] = {
    "too-large": {"size": 40, "limit": 32},
    "other-format": {"kind": "PDF"},
    "encoding": {"position": 17},
    "unreadable": {"problem": "Is a directory"},
    "too-slow": {"seconds": 30},
}


def test_an_empty_file_and_one_without_rows_are_told_apart() -> None:
    (empty,), (notice,) = found("QC100", " \n"), found("QC100", "这是一份会议通知，请各科室按时参加。")
    assert empty.message != notice.message
    assert {empty.severity, notice.severity} == {"error"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reason", sorted(rule("QC100").cases))
def test_every_reason_is_worded_with_its_facts_in_both_languages(reason: str, lang: Lang) -> None:
    frames = build([Unreadable("清单.pdf", reason, FACTS.get(reason, {}))])
    (finding,) = check(frames, [rule("QC100")], lang)
    assert (finding.source, finding.line, finding.list) == ("清单.pdf", 1, None)
    assert all(str(value) in finding.message for value in FACTS.get(reason, {}).values())
    assert "{" not in finding.message
    assert finding.suggestion


def test_other_rules_have_nothing_to_say_of_a_file_that_cannot_be_read() -> None:
    frames = build([Unreadable("a.md", "empty", {})])
    rules = [rule(code) for code in ("QC105", "QC202", "QC203", "QC301", "QC304", "QC402", "QC501")]
    assert check(frames, rules) == []
