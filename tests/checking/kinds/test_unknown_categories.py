from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, found, narrative


def rows(category: str, amount: int) -> str:
    return basic(Row(1), *(Row(number, f"做好第{number}类登记", category) for number in range(2, 2 + amount)))


def test_the_categories_of_the_profile_are_known() -> None:
    assert found("QC305", rows("应急管理及消防", 1)) == []


def test_a_misspelt_category_is_reported_once_at_its_first_row_with_the_one_meant() -> None:
    (finding,) = found("QC305", rows("经济发晨", 3))
    assert (finding.list, finding.number, finding.field) == ("basic", 2, "category")
    assert (finding.values["nearest"], finding.values["amount"]) == ("经济发展", 3)
    assert (finding.severity, finding.certainty) == ("error", "certain")


def test_the_torn_off_beginning_of_a_category_is_that_category() -> None:
    assert found("QC305", rows("应急管理", 1))[0].values["nearest"] == "应急管理及消防"


@pytest.mark.parametrize(("amount", "reported"), [(1, True), (2, True), (3, False), (5, False)])
def test_an_unknown_category_of_three_rows_is_the_documents_own(amount: int, reported: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert bool(found("QC305", rows("水库移民", amount))) is reported


def test_an_unknown_category_is_a_probable_warning() -> None:
    (finding,) = found("QC305", rows("水库移民", 1))
    assert (finding.severity, finding.certainty) == ("warning", "probable")


def test_a_category_that_the_text_declares_is_known() -> None:
    text = narrative("基本履职事项清单是本镇负责的事项。主要包括党的建设、水库移民2个类别，共有基本履职事项2项。")
    assert found("QC305", text + rows("水库移民", 1)) == []


def test_garbage_is_no_category_however_often_it_stands() -> None:
    assert cases("QC305", rows("1H7 1H1 1H2", 4)) == ["unknown"]


def test_an_empty_category_is_left_to_missing_cell() -> None:
    text = rows("", 1)
    assert found("QC305", text) == []
    assert len(found("QC105", text)) == 1
