from __future__ import annotations

from tests.checking.tables import Row, cases, cooperative, found, reclaimed

USUAL = "承接部门：县民政局 工作方式：由县民政局负责第{}类登记。"


def rows(*handovers: str, usual: int = 6) -> str:
    texts = [*(USUAL.format(number) for number in range(usual)), *handovers]
    return reclaimed(*(Row(at, f"第{at}类登记", handover=text) for at, text in enumerate(texts, 1)))


def test_labels_that_are_all_alike_are_right() -> None:
    assert found("QC703", rows()) == []


def test_a_label_unlike_the_usual_one_is_reported_at_its_row() -> None:
    (finding,) = found("QC703", rows("承接部门：县民政局 承接方式：由县民政局负责核定。"))
    assert (finding.number, finding.field, finding.marks) == (7, "handover", ("承接方式：",))
    assert (finding.values["usual"], finding.values["amount"]) == ("工作方式", 6)


def test_in_a_document_without_a_usual_label_none_is_unlike_it() -> None:
    mixed = ["承接部门：县民政局 承接方式：由县民政局负责核定。"] * 3
    assert found("QC703", rows(*mixed, usual=3)) == []


def test_a_colon_of_the_other_width_is_an_info() -> None:
    text = rows("承接部门:县民政局 工作方式:由县民政局负责核定。")
    assert cases("QC703", text) == ["colon"]
    assert found("QC703", text)[0].severity == "info"


def test_a_formula_without_labels_is_no_slip() -> None:
    assert found("QC703", rows("此项工作不再开展。")) == []


def test_a_head_without_colon_beside_heads_with_one_is_an_info() -> None:
    text = cooperative(
        Row(1, departments="县民政局、县财政局", superior="县民政局：1.审批；2.公示。县财政局1.保障资金；2.核实。")
    )
    assert cases("QC703", text) == ["head_colon"]
    assert found("QC703", text)[0].severity == "info"
