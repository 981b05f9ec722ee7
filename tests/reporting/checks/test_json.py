from __future__ import annotations

import json
import re
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.checking.tables import Row, basic
from tests.checking.townships import report
from tests.conftest import read_text
from tests.reporting.documents import both
from toolkit import __version__
from toolkit.frames import build
from toolkit.parsing import Unreadable
from toolkit.reporting.checks.json import render
from toolkit.words import Lang


def data(lang: Lang = "zh") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(both(lang)))
    return loaded


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_object_on_two_documents(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert re.sub(r'"version": "[^"]+"', '"version": "…"', render(both(lang))) == snapshot


def test_the_object_has_the_fields_that_others_rely_on_and_no_more() -> None:
    assert list(data()) == ["tool", "passed", "documents", "findings", "summary"]
    assert data()["tool"] == {"name": "qc", "version": __version__}
    assert list(data()["summary"]) == ["error", "warning", "info", "suppressed"]
    for document in data()["documents"]:
        assert list(document) == ["source", "township", "counts", "status"]
        assert list(document["counts"]) == ["basic", "cooperative", "reclaimed"]


def test_a_finding_has_the_fields_that_others_rely_on_and_no_more() -> None:
    for finding in data()["findings"]:
        assert set(finding) == {
            "rule", "name", "severity", "certainty", "source", "line", "end_line", "page", "list", "number", "field",
            "message", "quote", "suggestion", "values", "related", "fingerprint",
        }  # fmt: skip
        assert all(set(end) == {"list", "number", "line", "quote"} for end in finding["related"])


def test_values_are_of_the_types_that_others_rely_on() -> None:
    for finding in data()["findings"]:
        assert re.fullmatch(r"QC\d{3}", finding["rule"])
        assert finding["severity"] in {"error", "warning", "info"}
        assert finding["certainty"] in {"certain", "probable"}
        assert finding["list"] in {None, "basic", "cooperative", "reclaimed"}
        assert isinstance(finding["line"], int)
        assert finding["line"] <= finding["end_line"]
        assert isinstance(finding["values"], dict)
        assert finding["suggestion"] is None or finding["suggestion"]
        assert re.fullmatch("[0-9a-f]{16}", finding["fingerprint"])


def test_a_finding_that_joins_two_places_has_both() -> None:
    (copied,) = (finding for finding in data()["findings"] if finding["rule"] == "QC501" and finding["number"] == 2)
    assert copied["related"] == [{"list": "reclaimed", "number": 1, "line": 25, "quote": "收养登记"}]


def test_the_summary_counts_the_findings() -> None:
    severities = [finding["severity"] for finding in data()["findings"]]
    assert data()["summary"] == {key: severities.count(key) for key in ("error", "warning", "info")} | {"suppressed": 0}
    assert data()["passed"] is False


def test_chinese_is_written_as_it_is_and_the_text_ends_in_a_line_feed() -> None:
    text = render(both("zh"))
    assert "柳树镇" in text
    assert "\\u" not in text
    assert text.endswith("}\n")


def test_a_document_that_cannot_be_read_has_its_status_and_no_rows() -> None:
    sample = build([Unreadable("坏.md", "empty", {}), read_text(basic(Row(1)), "好.md")])
    bad, good = json.loads(render(report(sample, [])))["documents"]
    assert bad == {
        "source": "坏.md",
        "township": None,
        "counts": {"basic": 0, "cooperative": 0, "reclaimed": 0},
        "status": "unreadable",
    }
    assert (good["status"], good["counts"]["basic"]) == ("ok", 1)
