from __future__ import annotations

from tests.checking.tables import Row, basic, cases, found, numbered, reclaimed

BODY = numbered(1, 2) + reclaimed(Row(1))
LONG = numbered(*range(1, 42)) + reclaimed(Row(1))


def contents(*entries: str) -> str:
    return "\n".join(["目录", *(f"{at}.{entry}" for at, entry in enumerate(entries, 1)), ""])


def both(basic_entry: str, reclaimed_entry: str) -> str:
    return contents(f"基本履职事项清单{basic_entry}", f"上级部门收回事项清单{reclaimed_entry}")


def test_contents_that_agree_with_the_lists_are_right() -> None:
    assert found("QC205", both("（2项）……1", "（1项）……3") + BODY) == []


def test_a_document_without_contents_is_no_error() -> None:
    assert found("QC205", BODY) == []


def test_a_wrong_count_is_reported_on_its_list_with_the_entry() -> None:
    (finding,) = found("QC205", both("（3项）……1", "（1项）……3") + BODY)
    assert (finding.list, finding.line, finding.marks) == ("basic", 2, ("3",))
    assert finding.quote == "1.基本履职事项清单（3项）……1"
    assert finding.values == {"declared": 3, "actual": 2}


def test_a_page_before_that_of_the_list_before_shows_both_entries() -> None:
    (finding,) = found("QC205", both("……4", "……3") + BODY)
    assert (finding.list, finding.marks) == ("reclaimed", ("3",))
    assert [(end.list, end.quote) for end in finding.related] == [("basic", "1.基本履职事项清单……4")]


def test_two_short_lists_may_begin_on_one_page() -> None:
    assert found("QC205", both("……3", "……3") + BODY) == []


def test_a_list_too_long_for_one_page_cannot_end_on_its_first() -> None:
    assert cases("QC205", both("……3", "……3") + LONG) == ["falls"]


def test_pages_that_lie_otherwise_apart_than_in_the_document_are_probably_wrong() -> None:
    body = numbered(1, 2) + "\f" + reclaimed(Row(1))
    assert found("QC205", both("……1", "……2") + body) == []
    (finding,) = found("QC205", both("……1", "……7") + body)
    assert (finding.severity, finding.certainty) == ("warning", "probable")
    assert cases("QC205", both("……1", "……7") + body) == ["apart"]


def test_a_list_that_the_contents_do_not_name_is_a_warning() -> None:
    (finding,) = found("QC205", contents("基本履职事项清单……1") + BODY)
    assert (finding.list, finding.severity) == ("reclaimed", "warning")
    assert finding.values == {"actual": 1}


def test_an_entry_of_a_list_without_rows_is_left_to_missing_list() -> None:
    text = both("（1项）……1", "（1项）……3") + basic(Row(1))
    assert found("QC205", text) == []
    assert len(found("QC304", text)) == 1
