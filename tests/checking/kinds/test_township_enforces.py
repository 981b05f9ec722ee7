from __future__ import annotations

import pytest

from tests.checking.tables import Row, cases, cooperative, found


def row(township: str) -> str:
    return cooperative(Row(1, township=township))


@pytest.mark.parametrize(
    "township",
    [
        "1.协助县民政局立案调查；2.上报线索。",
        "1.发现违法行为及时上报，由县民政局作出行政处罚。",
        "1.宣传行政处罚法；2.入户核实。",
    ],
)
def test_a_township_that_assists_reports_or_speaks_of_an_act_does_not_enforce(township: str) -> None:
    assert found("QC704", row(township)) == []


def test_a_township_that_punishes_is_reported_with_the_act() -> None:
    (finding,) = found("QC704", row("1.入户核实；2.对违法行为作出行政处罚。"))
    assert (finding.list, finding.number, finding.field) == ("cooperative", 1, "township_duties")
    assert finding.quote == "对违法行为作出行政处罚。"
    assert finding.values["words"] in finding.marks


def test_every_sentence_that_enforces_is_reported() -> None:
    assert len(found("QC704", row("1.对违法行为作出行政处罚；2.对逾期不改的责令停产。"))) == 2


def test_acting_together_with_an_authority_is_told_apart() -> None:
    assert cases("QC704", row("1.会同县民政局对违法行为作出行政处罚。")) == ["jointly"]


def test_a_department_may_enforce() -> None:
    assert found("QC704", cooperative(Row(1, superior="1.对违法行为作出行政处罚；2.立案调查。"))) == []
