from __future__ import annotations

from tests.checking.tables import Row, basic, found, narrative, numbered, reclaimed, rule
from toolkit.checking.engine import check
from toolkit.frames import build
from toolkit.parsing import Unreadable

COUNTS = narrative("共有履职事项3项，其中，基本履职事项2项、上级部门收回事项1项。")


def test_a_list_that_the_text_counts_must_be_there() -> None:
    (finding,) = found("QC304", COUNTS + numbered(1, 2))
    assert (finding.list, finding.number, finding.quote) == ("reclaimed", None, "上级部门收回事项1项")
    assert found("QC304", COUNTS + numbered(1, 2) + reclaimed(Row(1))) == []


def test_a_list_that_the_contents_name_must_be_there() -> None:
    text = "目录\n1.基本履职事项清单……1\n2.配合履职事项清单……4\n"
    assert [finding.list for finding in found("QC304", text + basic(Row(1)))] == ["cooperative"]


def test_a_list_that_text_and_contents_name_is_missed_once() -> None:
    text = COUNTS + "目录\n1.基本履职事项清单……1\n2.上级部门收回事项清单……4\n"
    assert len(found("QC304", text + numbered(1, 2))) == 1


def test_a_document_that_names_no_lists_misses_none() -> None:
    assert found("QC304", basic(Row(1))) == []


def test_a_document_that_cannot_be_read_misses_no_list() -> None:
    assert check(build([Unreadable("a.md", "empty", {})]), [rule("QC304")]) == []
