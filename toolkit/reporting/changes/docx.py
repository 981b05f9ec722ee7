"""The official comparison table as a Word document: A4 landscape, heads on every page, the redline in the cells."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from toolkit.diffing.comparison import Comparison
from toolkit.reporting.changes.table import Paragraph, Row, Table, table
from toolkit.words import Lang

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as Drawn

_FONT, _LATIN = "宋体", "Times New Roman"
_SIZE, _TITLE_SIZE = Pt(10), Pt(18)
_PAGE, _MARGIN = (Mm(297), Mm(210)), Mm(15)
_WIDTHS = (Mm(11), Mm(16), Mm(19), Mm(87), Mm(87), Mm(47))
_MIDDLE = 3
#: A change of so few paragraphs is not parted by the end of a page.
_MOST_TOGETHER = 6
_STRUCK, _ADDED = RGBColor(0xC0, 0, 0), RGBColor(0, 0x50, 0xA0)
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> bytes:
    """Return the document; the same comparison gives the same bytes."""
    content = table(comparison, lang, whole=whole)
    made = Document()
    _set_up(made, content.title)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(content.title)
    run.bold, run.font.size = True, _TITLE_SIZE
    for line in content.over:
        made.add_paragraph(line)
    _draw(made, content)
    for line in content.under:
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    return _timeless(file)


def _set_up(made: Made, title: str) -> None:
    style = made.styles["Normal"]
    style.font.name, style.font.size = _LATIN, _SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        foot._p.append(number)  # noqa: SLF001 - the library has no call for fields
        foot.add_run(after)
    facts = made.core_properties
    facts.title, facts.author, facts.comments = title, "", ""
    facts.created = facts.modified = _CREATED


def _draw(made: Made, content: Table) -> None:
    grid = made.add_table(rows=1, cols=len(content.heads), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _mark(grid.rows[0], "w:tblHeader")
    for column, wide in zip(grid.columns, _WIDTHS, strict=True):
        column.width = wide
    heads: list[Paragraph] = [[("label", text)] for text in content.heads]
    _fill(grid.rows[0].cells, [[head] for head in heads], centred=len(heads))
    for row in content.rows:
        drawn = grid.add_row()
        _fill(drawn.cells, _cells(row), centred=_MIDDLE)
        if max(len(row.before), len(row.after)) <= _MOST_TOGETHER:
            _mark(drawn, "w:cantSplit")


def _mark(row: _Row, property_: str) -> None:
    """Give a row of a table a property that the library has no call for."""
    row._tr.get_or_add_trPr().append(OxmlElement(property_))  # noqa: SLF001 - see above


def _cells(row: Row) -> list[list[Paragraph]]:
    notes: list[Paragraph] = [[("plain", line)] for line in row.notes.split("\n")]
    facts: list[Paragraph] = [[("plain", text)] for text in (row.number, row.lists, row.kinds)]
    return [*([fact] for fact in facts), row.before, row.after, notes]


def _fill(cells: tuple[_Cell, ...], contents: list[list[Paragraph]], centred: int) -> None:
    for at, (cell, paragraphs) in enumerate(zip(cells, contents, strict=True)):
        cell.width = _WIDTHS[at]
        for place, spans in enumerate(paragraphs):
            drawn = cell.add_paragraph() if place else cell.paragraphs[0]
            if at < centred:
                drawn.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(drawn, spans)


def _write(drawn: Drawn, spans: Paragraph) -> None:
    for look, text in spans:
        run = drawn.add_run(text)
        if look == "label":
            run.bold = True
        elif look == "struck":
            run.font.strike, run.font.color.rgb = True, _STRUCK
        elif look == "added":
            run.font.underline, run.font.color.rgb = True, _ADDED


def _timeless(file: io.BytesIO) -> bytes:
    """Return the packed document with every part dated alike: the library dates them now."""
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
