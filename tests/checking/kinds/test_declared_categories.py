from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, found, narrative

TWO = basic(Row(1), Row(2, "做好招商服务工作", "经济发展"))


def stated(names: str, number: int) -> str:
    """Return a text that enumerates the categories of the basic list and gives their number."""
    return narrative(
        f"基本履职事项清单是本镇必须为、负全责的事项。主要包括{names}{number}个类别，共有基本履职事项2项。"
    )


def test_categories_that_are_those_of_the_rows_are_right() -> None:
    assert found("QC203", stated("党的建设、经济发展", 2) + TWO) == []


def test_a_number_unlike_the_names_beside_it_is_wrong() -> None:
    (finding,) = found("QC203", stated("党的建设、经济发展", 3) + TWO)
    assert (finding.list, finding.marks, finding.certainty) == ("basic", ("3个",), "certain")
    assert (finding.values["declared"], finding.values["listed"]) == (3, 2)


def test_names_without_rows_are_one_finding_that_marks_them_all() -> None:
    (finding,) = found("QC203", stated("党的建设、经济发展、人民武装、综合政务", 4) + TWO)
    assert finding.marks == ("人民武装", "综合政务")
    assert finding.list == "basic"


def test_categories_of_rows_that_the_text_does_not_name_are_one_finding_at_the_first_row() -> None:
    rows = (Row(1), Row(2, "做好招商服务工作", "经济发展"), Row(3, "做好禁毒宣传工作", "平安法治"))
    (finding,) = found("QC203", stated("党的建设", 1) + basic(*rows))
    assert (finding.number, finding.field) == (2, "category")
    assert finding.marks == ("经济发展", "平安法治")
    assert ["党的建设" in end.quote for end in finding.related] == [True]


def test_a_name_for_another_is_reported_both_ways_round() -> None:
    assert cases("QC203", stated("党的建设、乡村振兴", 2) + TWO) == ["absent", "undeclared"]


def test_a_misspelt_category_counts_as_the_one_it_resembles() -> None:
    assert found("QC203", stated("党的建设、经济发展", 2) + TWO.replace("经济发展", "经济发晨")) == []


def test_a_name_without_rows_is_only_probable_where_a_category_cannot_be_read() -> None:
    for unread in ("", "里里达里"):
        (finding,) = found("QC203", stated("党的建设、经济发展", 2) + basic(Row(1), Row(2, "做好招商服务工作", unread)))
        assert (finding.marks, finding.certainty) == (("经济发展",), "probable")


@pytest.mark.parametrize("words", ["共分3个类别", "分为三大类", "包括3类"])
def test_a_stated_number_without_names_is_held_against_the_rows(words: str) -> None:
    text = narrative(f"基本履职事项清单是本镇必须为、负全责的事项，{words}，共有基本履职事项2项。")
    (finding,) = found("QC203", text + TWO)
    assert (finding.values["declared"], finding.values["held"]) == (3, 2)
    assert "表中有2个" in finding.message


def test_the_number_of_lists_is_no_number_of_categories() -> None:
    text = narrative("基本履职事项清单、配合履职事项清单和上级部门收回事项清单共3类，各自编号。")
    assert found("QC203", text + TWO) == []


def test_names_are_not_missed_in_a_list_that_is_not_there() -> None:
    text = narrative("上级部门收回事项清单是收回的事项。主要包括民生服务、社会保障2个类别。") + TWO
    assert found("QC203", text) == []
