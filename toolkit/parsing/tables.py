"""Rows of cells to the rows of lists: headers, which list a table is, split rows, missing and extra cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from toolkit.parsing.cells import align
from toolkit.parsing.furniture import is_footer, running_heads
from toolkit.parsing.reading import Heading, Reading, Row, Table
from toolkit.profile import Profile
from toolkit.sources import Block
from toolkit.text import clean

_NUMBER = re.compile(r"^[(（]?(\d{1,5})[)）]?[.、．]?$")
_CONTENTS = re.compile(r"^\d[.、．]?.{2,30}?(?:清单|项单|事项)")
_NARRATIVE_HEADING = re.compile(r"^(?:说明|编制说明|目录)$")
_LONGEST_TITLE = 60
_LEAST_HEADER_CELLS = 2
_BASIC_WIDTH = 4
_SENTENCE_ENDS = tuple("。；;：:！!")


@dataclass(slots=True)
class _Segment:
    """Rows between two signs that another list begins, and what tells which list they are."""

    line: int
    title: str | None = None
    header: dict[int, str] = field(default_factory=dict)
    header_list: str | None = None
    rows: list[tuple[int | None, list[Block]]] = field(default_factory=list)

    def last_number(self) -> int:
        return next((number for number, _ in reversed(self.rows) if number is not None), 0)


class _Reader:
    """Walks the blocks of a document once and sorts them into segments, narrative and strays."""

    def __init__(self, profile: Profile, heads: frozenset[str]) -> None:
        self.profile = profile
        self.heads = heads
        self.reading = Reading()
        self.segments: list[_Segment] = []
        self.in_narrative = True

    def read(self, block: Block) -> None:
        if block.is_row:
            self._row(block)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Block) -> None:
        text = clean(block.text)
        if _NARRATIVE_HEADING.match(text):
            self.in_narrative = True
        title = self.profile.title_list(text) if len(text) <= _LONGEST_TITLE and text.endswith("清单") else None
        if title and not _CONTENTS.match(text):
            self.in_narrative = False
            self.reading.titles.append(block)
            self.segments.append(_Segment(block.line, title=title))
        elif is_footer(text):
            return
        elif self.in_narrative:
            self.reading.narrative.append(block)
        elif text not in self.heads:
            self.reading.strays.append(block)

    def _row(self, block: Block) -> None:
        cells = block.cells
        if not any(cells):
            return
        header = self._header(cells)
        if header:
            self._take_header(block, header)
            return
        number = _NUMBER.match(clean(cells[0]))
        if number is None and self.in_narrative:
            self.reading.narrative.append(Block(" ".join(cells), block.line, block.end_line, page=block.page))
            return
        if number is None:
            self._continue(block)
            return
        self._take_row(block, int(number[1]))

    def _header(self, cells: tuple[str, ...]) -> dict[int, str]:
        """Return the columns of a header row by cell, or nothing."""
        filled = [at for at, cell in enumerate(cells) if cell]
        if _NUMBER.match(clean(cells[0])):
            return {}
        found: dict[int, str] = {}
        for at in filled:
            column = self.profile.column_of(cells[at])
            if column and column not in found.values():
                found[at] = column
        enough = len(found) >= min(_LEAST_HEADER_CELLS, len(filled)) and len(found) * 3 >= len(filled) * 2
        return found if enough else {}

    def _take_header(self, block: Block, header: dict[int, str]) -> None:
        columns = set(header.values())
        kind = None
        if "handover" in columns:
            kind = "reclaimed"
        elif columns & {"departments", "superior_duties", "township_duties"}:
            kind = "cooperative"
        elif len(block.cells) <= _BASIC_WIDTH and "name" in columns:
            kind = "basic"
        self.in_narrative = False
        current = self.segments[-1] if self.segments else None
        known = current and (current.header_list or current.title)
        if current is None or (current.rows and kind and known and kind != known):
            current = _Segment(block.line)
            self.segments.append(current)
        if kind or not current.header_list:
            current.header_list = kind or current.header_list
            if len(header) == len(block.cells):
                current.header = header
        key = current.header_list or current.title
        self.reading.headings.extend(Heading(key, header[at], block.cells[at], block.line) for at in header)

    def _take_row(self, block: Block, number: int) -> None:
        self.in_narrative = False
        current = self.segments[-1] if self.segments else None
        if current is None or (number == 1 and current.last_number() > 1):
            current = _Segment(block.line)
            self.segments.append(current)
        current.rows.append((number, [block]))

    def _continue(self, block: Block) -> None:
        """Take a row without a number: the rest of a row that a page break split, or one that lost its number."""
        current = self.segments[-1] if self.segments else None
        if current is None or not current.rows:
            self.reading.strays.append(Block("\n".join(filter(None, block.cells)), block.line, block.end_line))
            return
        category = clean(block.cells[1]) if len(block.cells) > 1 else ""
        named = len(block.cells) > _BASIC_WIDTH - 2 and bool(block.cells[2])
        if category in self.profile.categories and named:
            current.rows.append((None, [block]))
        else:
            current.rows[-1][1].append(block)


def read_tables(blocks: list[Block], profile: Profile) -> Reading:
    """Return the lists that the rows among ``blocks`` make, the narrative around them and the strays."""
    reader = _Reader(profile, running_heads(blocks))
    for block in blocks:
        reader.read(block)
    for segment in reader.segments:
        if segment.rows:
            _add_table(reader.reading, segment, profile)
    return reader.reading


def _add_table(reading: Reading, segment: _Segment, profile: Profile) -> None:
    kind = segment.header_list or segment.title or _shape(segment, profile)
    columns = profile.columns[kind]
    table = Table(kind, line=segment.line)
    full = max(len(blocks[0].cells) for _, blocks in segment.rows) == len(columns)
    has_remark = "remark" in segment.header.values() or (full and not segment.header)
    for number, blocks in segment.rows:
        whole = _put_together([b.cells for b in blocks])
        fits = segment.header and len(whole) == len(segment.header)
        placed = {segment.header[at]: cell for at, cell in enumerate(whole)} if fits else align(whole, columns, profile)
        number_cell = placed.pop("number", "")
        first, *beside = number_cell.split("\n")
        beside = beside if _NUMBER.match(clean(first)) else [first, *beside]
        cells = {column: placed.get(column, "") for column in columns if column != "number"}
        if not cells["remark"] and not has_remark:
            del cells["remark"]
        leftover = [*beside, *(cell for column, cell in placed.items() if column not in columns)]
        leftover = [text for text in leftover if text]
        if leftover:
            reading.strays.append(Block("\n".join(leftover), blocks[0].line, blocks[-1].end_line))
        table.rows.append(Row(number, cells, blocks[0].line, blocks[-1].end_line, blocks[0].page))
    reading.tables.append(table)


def _put_together(parts: list[tuple[str, ...]]) -> list[str]:
    """Join the parts of a split row cell by cell; a part with fewer cells goes on where the last cell broke off."""
    whole = list(parts[0])
    for part in parts[1:]:
        if len(part) == len(whole):
            whole = [_go_on(a, b) for a, b in zip(whole, part, strict=True)]
        else:
            whole[-1] = _go_on(whole[-1], part[0])
            whole.extend(part[1:])
    return whole


def _go_on(text: str, rest: str) -> str:
    """Join what a page break parted: a new paragraph only where the text before ends a sentence."""
    return f"{text}\n{rest}" if text.endswith(_SENTENCE_ENDS) and rest else text + rest


def _shape(segment: _Segment, profile: Profile) -> str:
    """Tell the list of rows without header and title from how many cells they have and what the fourth says."""
    rows = [blocks[0].cells for _, blocks in segment.rows]
    filled = sorted(sum(1 for cell in cells if cell) for cells in rows)
    if filled[len(filled) // 2] > _BASIC_WIDTH + 1 or max(map(len, rows)) > _BASIC_WIDTH + 1:
        return "cooperative"
    fourth = [clean(cells[3]) for cells in rows if len(cells) > _BASIC_WIDTH - 1]
    handover = sum(1 for cell in fourth if profile.label.search(cell) or profile.drop_formula.search(cell))
    return "reclaimed" if handover * 2 > len(rows) else "basic"
