from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking.tables import Row, basic, cooperative, rules
from tests.checking.townships import checkable, spoiled_documents
from tests.checking.townships import frames as frames_of_documents
from tests.conftest import frames_of
from toolkit.checking.engine import check
from toolkit.frames import Frames
from toolkit.reporting.lists import Cell, DutyList, marked_lists, marks_by_place

FAULTY = cooperative(Row(1, departments="县民政局、县财政局", superior="县民政局：1.审批。县水利局：1.拨款。"))


def lists_of(frames: Frames, *codes: str, most: int = 1000) -> list[DutyList]:
    found = check(frames, rules(*codes) if codes else checkable())
    return list(marked_lists(frames.duties, marks_by_place(found), most))


def cells(document: str, *codes: str) -> dict[str, Cell]:
    (table,) = lists_of(frames_of(document), *codes)
    return {cell.column: cell for cell in table.rows[0].cells}


def test_the_words_that_a_finding_names_are_marked_in_their_cell() -> None:
    cell = cells(FAULTY, "QC402")["superior_duties"]
    assert [text for text, marked in cell.pieces if marked] == ["县水利局"]
    assert not cell.whole
    assert cell.severity == "error"


def test_the_other_end_of_a_finding_is_marked_too() -> None:
    assert cells(FAULTY, "QC402")["departments"].findings


def test_an_empty_cell_is_marked_as_a_whole() -> None:
    cell = cells(cooperative(Row(1, township="")), "QC105")["township_duties"]
    assert cell.whole
    assert cell.pieces == []


def test_what_is_said_of_a_row_stands_at_its_head() -> None:
    (table,) = lists_of(frames_of(basic(Row(1, "收养登记"), Row(1, "燃气检查"))), "QC302")
    assert any(row.cells[0].findings for row in table.rows)


def test_with_too_many_rows_those_without_findings_are_counted_not_shown() -> None:
    frames = frames_of(basic(Row(1, "收养登记"), Row(2, "收养登记"), Row(3, "河道清淤")))
    (table,) = lists_of(frames, "QC504", most=2)
    assert len(table.rows) == 2
    assert table.left_out == 1


@settings(max_examples=5)
@given(st.integers(0, 10_000))
def test_every_cell_keeps_its_text_whatever_is_marked(seed: int) -> None:
    frames = frames_of_documents(spoiled_documents(seed, 2))
    by_row = {(duty["document"], duty["row"]): duty for duty in frames.duties.to_dicts()}
    shown = 0
    for table in lists_of(frames):
        for row in table.rows:
            duty = by_row[table.document, row.row]
            for cell in row.cells:
                value = duty["departments_text" if cell.column == "departments" else cell.column]
                assert "".join(text for text, _ in cell.pieces) == ("" if value is None else str(value))
            shown += 1
    assert shown == frames.duties.height
