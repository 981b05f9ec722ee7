from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import REASON, TEXTS, compared, rules_on_waivers, saying, whole
from tests.reporting.documents import RULES
from toolkit.gate import Gate
from toolkit.reporting.checks.junit import render
from toolkit.reporting.report import Report
from toolkit.reporting.xml import valid
from toolkit.words import Lang


def cases(report: Report) -> dict[tuple[str, str], TestCase]:
    """Return each case by its suite and the number of its rule."""
    suites = JUnitXml.fromstring(render(report).encode())
    return {(suite.name, case.name.split()[0]): case for suite in suites for case in suite}


def outcome(case: TestCase) -> list[type]:
    return [type(one) for one in case.result]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


def test_there_is_a_case_for_each_rule_and_document_and_passes_are_among_them() -> None:
    found = cases(compared())
    names = [document["source"] for document in compared().documents]
    assert set(found) == {(name, rule.code) for name in names for rule in RULES} | {
        ("qc-waivers.toml", rule.code) for rule in rules_on_waivers()
    }
    assert outcome(found["柳树镇.md", "QC304"]) == []


def test_what_blocks_fails_and_what_does_not_stands_in_the_output() -> None:
    found = cases(whole())
    for document in whole().documents:
        for rule in RULES:
            mine = [f for f in whole().findings if (f.document, f.rule) == (document["document"], rule.code)]
            case = found[document["source"], rule.code]
            assert (outcome(case) == [Failure]) == any(map(whole().blocks, mine))
            assert bool(case.system_out) == any(not whole().blocks(finding) for finding in mine)
    assert not any(map(outcome, cases(dataclasses.replace(whole(), gate=Gate("never"))).values()))


def test_an_unreadable_document_is_an_error_and_its_other_rules_are_skipped() -> None:
    found = cases(compared())
    assert outcome(found["坏 1.md", "QC100"]) == [Error]
    assert {tuple(outcome(found["坏 1.md", rule.code])) for rule in RULES if rule.code != "QC100"} == {(Skipped,)}
    lenient = dataclasses.replace(compared(), gate=Gate("never"))
    assert outcome(cases(lenient)["坏 1.md", "QC100"]) == [Error]


def test_a_waived_finding_skips_its_case_with_the_reason() -> None:
    finding = compared().waived[0][0]
    (skipped,) = cases(compared())[finding.source, finding.rule].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == REASON


def test_the_totals_are_those_of_the_cases() -> None:
    suites = JUnitXml.fromstring(render(compared()).encode())
    found = list(cases(compared()).values())
    assert suites.tests == len(found)
    assert suites.failures == sum(outcome(case) == [Failure] for case in found)
    assert (suites.errors, suites.skipped) == (1, sum(outcome(case) == [Skipped] for case in found))


@given(TEXTS)
def test_any_message_comes_back_but_for_what_xml_cannot_hold(message: str) -> None:
    report = saying(message)
    case = cases(report)[report.findings[0].source, report.findings[0].rule]
    assert case.result[0].message == valid(message)
