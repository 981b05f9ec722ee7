from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, found


def cover(county: str, township: str) -> str:
    return f"甘肃省定西市{county} {township}履职事项清单\n2025年6月\n" + basic(Row(1))


def test_a_township_of_the_gazetteer_is_known() -> None:
    assert found("QC603", cover("通渭县", "平襄镇")) == []


def test_a_near_miss_is_told_with_the_nearest_name_and_is_no_certain_error() -> None:
    (finding,) = found("QC603", cover("通渭县", "平囊镇"))
    assert finding.values["near"] == "平襄镇"
    assert (finding.severity, finding.certainty) != ("error", "certain")


def test_another_type_of_township_is_told() -> None:
    assert cases("QC603", cover("通渭县", "平襄乡")) == ["type"]


def test_a_township_unlike_any_other_is_an_info() -> None:
    (finding,) = found("QC603", cover("通渭县", "龙凤呈祥镇"))
    assert finding.severity == "info"


@pytest.mark.parametrize("text", [basic(Row(1)), "履职事项清单\n" + basic(Row(1))])
def test_a_document_without_place_has_no_unknown_one(text: str) -> None:
    assert found("QC603", text) == []
