from __future__ import annotations

from tests.checking.tables import Row, basic, cases, found, narrative, reclaimed


def rows(*categories: str) -> str:
    return basic(*(Row(at, f"做好第{at}类登记", category) for at, category in enumerate(categories, 1)))


def stated(names: str, number: int) -> str:
    return narrative(f"基本履职事项清单是本镇负责的事项。主要包括{names}{number}个类别，共有基本履职事项{number}项。")


def test_categories_in_one_block_each_are_right() -> None:
    assert found("QC306", rows("党的建设", "党的建设", "经济发展", "民生服务")) == []


def test_a_category_that_comes_again_is_reported_where_it_does() -> None:
    (finding,) = found("QC306", rows("党的建设", "经济发展", "党的建设", "党的建设"))
    assert (finding.list, finding.number, finding.field) == ("basic", 3, "category")
    assert (finding.values["before"], finding.values["amount"]) == (1, 2)
    assert [end.number for end in finding.related] == [1]


def test_a_category_that_comes_three_times_is_reported_once() -> None:
    found_again = found("QC306", rows("党的建设", "经济发展", "党的建设", "经济发展", "党的建设"))
    assert [finding.number for finding in found_again] == [3, 4]


def test_a_misspelt_or_empty_category_breaks_no_block() -> None:
    assert found("QC306", rows("党的建设", "党的建没", "", "党的建设")) == []


def test_the_category_is_quoted_as_the_row_writes_it() -> None:
    (finding,) = found("QC306", rows("党的建没", "经济发展", "党的建 设X", "党的建设"))
    assert (finding.quote, finding.values["category"]) == ("党的建设X", "党的建设")
    assert [end.quote for end in finding.related] == ["党的建没"]


def test_an_order_unlike_the_text_names_the_categories_that_moved() -> None:
    text = stated("党的建设、经济发展、民生服务、平安法治", 4)
    (finding,) = found("QC306", text + rows("党的建设", "平安法治", "经济发展", "民生服务"))
    assert (finding.severity, finding.marks) == ("info", ("平安法治",))
    assert finding.values["names"] == "平安法治"


def test_the_fewest_categories_have_moved() -> None:
    text = stated("党的建设、经济发展、民生服务、平安法治", 4)
    (finding,) = found("QC306", text + rows("经济发展", "民生服务", "平安法治", "党的建设"))
    assert finding.marks == ("党的建设",)


def test_each_list_has_an_order_of_its_own() -> None:
    text = rows("党的建设", "民生服务") + reclaimed(Row(1, "收养登记", "党的建设"), Row(2, "改名", "经济发展"))
    assert cases("QC306", text) == []
