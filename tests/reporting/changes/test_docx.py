from __future__ import annotations

import io
import time

import pytest
from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import _Cell
from syrupy.assertion import SnapshotAssertion

from tests.diffing.comparisons import duty, equal, townships, version
from toolkit.diffing.comparison import Change, Comparison
from toolkit.reporting.changes.docx import render
from toolkit.words import Lang


def document(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> Made:
    return Document(io.BytesIO(render(comparison, lang, whole=whole)))


def marked(cell: _Cell) -> str:
    """Return a cell's text with its struck and its underlined words in brackets."""
    return "\n".join(
        "".join(
            f"[-{run.text}-]" if run.font.strike else f"{{+{run.text}+}}" if run.font.underline else run.text
            for run in paragraph.runs
        )
        for paragraph in cell.paragraphs
    )


def content(made: Made) -> list[object]:
    (table,) = made.tables
    texts = [paragraph.text for paragraph in made.paragraphs]
    return [texts, [[marked(cell) for cell in row.cells] for row in table.rows]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_document(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert content(document(version(), lang)) == snapshot
    assert content(document(townships(), lang, whole=True)) == snapshot


def test_it_is_a4_landscape_with_heads_repeated_on_each_page() -> None:
    made = document(version())
    section = made.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width
    assert section.page_height
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(297, abs=1), pytest.approx(210, abs=1))
    rows = made.tables[0]._tbl.tr_lst  # noqa: SLF001 - the library does not tell it
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows[:3]] == [True, False, False]


def test_the_letters_are_those_of_official_documents() -> None:
    fonts = document(version()).styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"


def test_the_same_comparison_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = render(version())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert render(version()) == now


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    pair = Change(("added",), (), (duty("basic", 1, "做好\x1b登记\ufffe工作"),))
    made = equal()._replace(pairs=(pair,), new=equal().new | {"source": "a\x07\udcff.md"})
    assert "做好登记工作" in marked(document(made).tables[0].rows[1].cells[4])
