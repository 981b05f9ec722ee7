"""A document as read: its duties, departments, clauses, declared facts and strays, as plain records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit.parsing.clauses import Clause, split_clauses
from toolkit.parsing.declared import find_declared
from toolkit.parsing.departments import Departments
from toolkit.parsing.place import Place, find_place
from toolkit.parsing.reading import Reading, Row, Table
from toolkit.parsing.tables import read_tables
from toolkit.profile import Profile
from toolkit.sources import Block, Source, UnreadableError
from toolkit.text import clean

Record = dict[str, Any]

_DUTIES_COLUMNS = ("superior_duties", "township_duties")
_LEAST_HAN_NAME = 2
_ACTING = re.compile(
    r"(?<!取消)由([^，。；：:;,由]{2,80}?)(?=负责|承担|牵头|会同|联合(?!会)|协同|配合|开展|对|进行|依|按|根据|受理|审核|审批(?!局)|承接|实施|加强"
    r"|做好|统筹|统一(?!战线)|作出|确定|组织(?!部)|行使|履行|办理|收回|制定|拟定|[，。；：:;,]|$)"
)


class Unreadable(NamedTuple):
    """A source that could not be read: the key of the reason and its facts."""

    source: str
    code: str
    facts: dict[str, str | int]


@dataclass(slots=True)
class ParsedDocument:
    """One document as records, one list of records for each frame of ``toolkit.frames``."""

    source: str
    format: str
    sha256: str
    place: Place
    duties: list[Record] = field(default_factory=list)
    departments: list[Record] = field(default_factory=list)
    clauses: list[Record] = field(default_factory=list)
    declared: list[Record] = field(default_factory=list)
    strays: list[Record] = field(default_factory=list)
    headings: list[Record] = field(default_factory=list)
    narrative: list[Record] = field(default_factory=list)

    @property
    def rows(self) -> list[Record]:
        """The duties in the order of their rows."""
        return sorted(self.duties, key=lambda duty: int(duty["row"]))

    @property
    def record(self) -> Record:
        """The document itself as a record: where it came from, how it was read, and its place."""
        return {
            "source": self.source,
            "status": "ok",
            "format": self.format,
            "sha256": self.sha256,
            **self.place._asdict(),
        }


def parse(source: Source, profile: Profile) -> ParsedDocument:
    """Return what stands in ``source``.

    Raises UnreadableError where it holds no rows of a duty list.
    """
    reading = _tables(source, profile)
    if not any(_is_duty(row) for table in reading.tables for row in table.rows):
        raise UnreadableError("no-duty-list")
    place = find_place(_opening(reading), "\n".join(_bodies(reading)))
    document = ParsedDocument(source.name, source.format, source.sha256, place)
    document.declared = [fact._asdict() for fact in find_declared(reading.narrative, profile)]
    departments = Departments(profile, place.county, place.prefecture)
    for table in reading.tables:
        for row in table.rows:
            _add_row(document, table, row, departments)
    document.strays = [_text(block) for block in reading.strays if clean(block.text)]
    document.narrative = [_text(block) for block in reading.narrative if clean(block.text)]
    document.headings = [
        {"list": heading.list, "column": heading.column, "text": clean(heading.text), "line": heading.line}
        for heading in reading.headings
    ]
    return document


def _tables(source: Source, profile: Profile) -> Reading:
    if source.format != "wrapped":
        return read_tables(source.blocks, profile)
    from toolkit.parsing.wrapped import read_wrapped  # noqa: PLC0415 - its patterns take long to compile

    return read_wrapped(source.blocks, profile)


def _is_duty(row: Row) -> bool:
    return sum(1 for cell in row.cells.values() if len(clean(cell)) >= _LEAST_HAN_NAME) > 1


def _opening(reading: Reading) -> list[str]:
    """Return the paragraphs in which a place may be named: the cover, and the titles of the lists."""
    return [b.text for b in reading.narrative[:10]] + [b.text for b in reading.titles]


def _bodies(reading: Reading) -> list[str]:
    return [cell for table in reading.tables for row in table.rows for cell in row.cells.values()]


def _text(block: Block) -> Record:
    return {"line": block.line, "end_line": block.end_line, "page": block.page, "text": clean(block.text)}


def _add_row(document: ParsedDocument, table: Table, row: Row, departments: Departments) -> None:
    cells = row.cells
    duty: Record = {
        "row": len(document.duties),
        "list": table.key,
        "number": row.number,
        **{column: clean(cells[column]) if column in cells else None for column in _TEXT_COLUMNS},
        "departments": None,
        "receiving_departments": None,
        "line": row.line,
        "end_line": row.end_line,
        "page": row.page,
        "damaged": [],
    }
    if table.key == "cooperative":
        duty["departments"] = _listed(cells["departments"], departments)
    elif table.key == "reclaimed":
        duty["receiving_departments"] = receivers(cells["handover"], departments)
    duty["departments_text"] = clean(cells.get("departments", ""))
    add_duty(document, duty, cells, departments)


def add_duty(document: ParsedDocument, duty: Record, cells: Mapping[str, str], departments: Departments) -> None:
    """Add a duty to a document, and what its texts say: bodies and clauses.

    ``cells`` are its texts as they came, in which line feeds tell paragraphs; the duty itself is one such mapping.
    """
    key = {name: duty[name] for name in ("row", "list", "number")}
    if duty["departments"] is not None:
        _add_bodies(document, key, "listed", "departments", duty["departments"], departments)
        for column in _DUTIES_COLUMNS:
            _add_clauses(document, key, column, split_clauses(cells[column], departments), departments)
    if duty["receiving_departments"] is not None:
        _add_bodies(document, key, "receives", "handover", duty["receiving_departments"], departments)
        _add_bodies(document, key, "acts", "handover", actors(cells["handover"], departments), departments)
    document.duties.append(duty)


_TEXT_COLUMNS = ("category", "name", "superior_duties", "township_duties", "handover", "remark")


def _listed(cell: str, departments: Departments) -> list[str]:
    """Return the bodies of a department cell; of a duty text that slipped into it only the bodies that head it."""
    clauses = split_clauses(cell, departments)
    if len(clauses) > 1 or any(clause.heads for clause in clauses):
        return list(dict.fromkeys(name for clause in clauses for name in clause.heads))
    return departments.split(cell)


def receivers(handover: str, departments: Departments) -> list[str]:
    """Return the bodies that a handover cell names as receivers, in order, each once.

    They stand after a label (承接部门：), or before the way of working without one (县教育局 工作方式：…).
    """
    profile = departments.profile
    parts = profile.label.split(handover)
    names: list[str] = []
    lead = parts[0]
    if len(parts) > 1 and lead.strip():
        names.extend(n for n in departments.split(lead) if departments.is_whole(n))
    for label, text in zip(parts[1::2], parts[2::2], strict=True):
        if label in profile.receiver_labels:
            names.extend(_leading_bodies(text, departments))
    return list(dict.fromkeys(names))


def actors(handover: str, departments: Departments) -> list[str]:
    """Return the bodies that a handover cell says act (由县水利局负责…), in order, each once."""
    found = (name for match in _ACTING.finditer(clean(handover)) for name in departments.split(match[1]))
    return list(dict.fromkeys(name for name in found if departments.is_whole(name)))


def _leading_bodies(text: str, departments: Departments) -> list[str]:
    """Return the bodies at the beginning of ``text``, which may go on with a colon and what they do."""
    head = text.strip().split("：")[0].split(":")[0].split("。")[0]
    return [name for name in departments.split(head) if departments.is_whole(name)]


def _add_bodies(
    document: ParsedDocument, key: Record, role: str, field_name: str, names: list[str], departments: Departments
) -> None:
    for name in names:
        if departments.is_whole(name):
            document.departments.append({**key, "role": role, "field": field_name, **departments.facts(name)})


def _add_clauses(
    document: ParsedDocument, key: Record, column: str, clauses: list[Clause], departments: Departments
) -> None:
    previous: tuple[str, ...] = ()
    for ordinal, clause in enumerate(clauses, 1):
        document.clauses.append(
            {
                **key,
                "field": column,
                "ordinal": ordinal,
                "marker": clause.marker,
                "section": clause.section,
                "heads": list(clause.heads),
                "text": clause.text,
            }
        )
        if clause.heads and clause.heads != previous:
            _add_bodies(document, key, "heads", column, list(clause.heads), departments)
        previous = clause.heads
