from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found


def row(superior: str, departments: str = "县民政局、县财政局") -> str:
    return cooperative(Row(1, departments=departments, superior=superior))


@pytest.mark.parametrize(
    "superior",
    [
        "1.审批；2.公示；3.发放资金。",
        "县民政局：1.审批；2.公示。县财政局：1.保障资金；2.拨付资金。",
        "一、县民政局1.审批；2.公示。二、县财政局1.保障资金；2.拨付资金。",
        "负责审批和公示。",
        "1.负责面积2.5亩以上的审批；2.公示。",
    ],
)
def test_numbers_that_run_from_one_in_each_group_are_right(superior: str) -> None:
    assert found("QC103", row(superior)) == []


@pytest.mark.parametrize(
    ("superior", "case"),
    [
        ("1.审批；3.公示。", "skip"),
        ("1.审批；2.公示；2.发放资金。", "repeat"),
        ("1审批；2.公示；3.发放资金。", "point"),
    ],
)
def test_a_number_that_is_skipped_repeated_or_without_its_point_is_reported(superior: str, case: str) -> None:
    (finding,) = found("QC103", row(superior))
    assert (finding.number, finding.field) == (1, "superior_duties")
    assert cases("QC103", row(superior)) == [case]


def test_a_single_numbered_item_is_a_probable_warning() -> None:
    (finding,) = found("QC103", row("1.审批并公示。"))
    assert (finding.severity, finding.certainty) == ("warning", "probable")
