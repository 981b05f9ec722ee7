from __future__ import annotations

from tests.checking.tables import Row, cases, cooperative, found, narrative, numbered, reclaimed

LISTS = "共有履职事项{}项，其中，基本履职事项{}项、配合履职事项{}项、上级部门收回事项{}项。"
TABLES = numbered(1, 2) + cooperative(Row(1)) + reclaimed(Row(1))


def test_a_total_that_the_rows_bear_out_is_right() -> None:
    assert found("QC202", narrative(LISTS.format(4, 2, 1, 1)) + TABLES) == []


def test_a_wrong_total_belongs_to_the_whole_document() -> None:
    (finding,) = found("QC202", narrative(LISTS.format(9, 2, 1, 1)) + TABLES)
    assert (finding.list, finding.number, finding.field) == (None, None, None)
    assert (finding.quote, finding.marks) == ("共有履职事项9项", ("9",))
    assert finding.values == {"actual": 4, "stated": 4, "declared": 9}


def test_a_total_that_is_the_sum_of_the_stated_counts_is_silent_though_a_list_is_short() -> None:
    text = narrative(LISTS.format(5, 3, 1, 1)) + TABLES
    assert found("QC202", text) == []
    assert len(found("QC201", text)) == 1


def test_a_total_that_is_the_sum_of_the_stated_counts_is_silent_though_a_list_is_lost() -> None:
    text = narrative(LISTS.format(4, 2, 1, 1)) + numbered(1, 2) + cooperative(Row(1))
    assert found("QC202", text) == []
    assert len(found("QC304", text)) == 1


def test_a_total_that_the_rows_bear_out_is_silent_though_a_count_is_wrong() -> None:
    assert found("QC202", narrative(LISTS.format(4, 2, 1, 2)) + TABLES) == []


def test_a_total_unlike_both_rows_and_counts_names_all_three_numbers() -> None:
    text = narrative(LISTS.format(7, 3, 1, 1)) + TABLES
    assert cases("QC202", text) == ["sum"]
    assert found("QC202", text)[0].values == {"actual": 4, "stated": 5, "declared": 7}


def test_without_counts_of_the_lists_the_total_is_held_against_the_rows_alone() -> None:
    assert cases("QC202", narrative("共有履职事项9项。") + TABLES) == ["rows"]
    assert found("QC202", narrative("共有履职事项4项。") + TABLES) == []
