from __future__ import annotations

import dataclasses

from tests.checking.tables import Row, basic, rule
from toolkit.checking.examples import failures, frames_of, run_example

SOUND, FAULTY = basic(Row(1)), basic(Row(1), Row(2, category=""))


def test_a_rule_whose_examples_hold_has_no_failures() -> None:
    assert failures(dataclasses.replace(rule("QC105"), good=(SOUND,), bad=(FAULTY,))) == []


def test_a_good_example_that_is_reported_is_a_failure_with_its_message() -> None:
    (problem,) = failures(dataclasses.replace(rule("QC105"), good=(SOUND, FAULTY), bad=(FAULTY,)))
    assert problem.startswith("good example 2 is reported: ")
    assert "事项类别" in problem


def test_a_bad_example_that_is_passed_over_is_a_failure() -> None:
    assert failures(dataclasses.replace(rule("QC105"), good=(), bad=(FAULTY, SOUND))) == [
        "bad example 2 is not reported"
    ]


def test_an_example_is_read_as_a_file_is_and_an_empty_one_is_unreadable() -> None:
    assert frames_of(SOUND).documents["status"].to_list() == ["ok"]
    assert frames_of("").documents["reason"].to_list() == ["empty"]
    assert [finding.rule for finding in run_example(rule("QC105"), FAULTY)] == ["QC105"]
