"""What the tables of a document are found to be, before cells are taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.sources import Block


class Row(NamedTuple):
    """A numbered row: ``cells`` by column, each as it came, with line feeds where paragraphs begin.

    ``number`` is None where the row has lost it.
    """

    number: int | None
    cells: dict[str, str]
    line: int
    end_line: int
    page: int | None = None


@dataclass(slots=True)
class Table:
    """The rows of one list in the order of the document."""

    key: str
    rows: list[Row] = field(default_factory=list)
    line: int = 0


class Heading(NamedTuple):
    """A cell of a header row: the column it was taken for, and its text as it came."""

    list: str | None
    column: str
    text: str
    line: int


@dataclass(slots=True)
class Reading:
    """The tables of a document, its explanatory text, and the text that belongs to neither."""

    tables: list[Table] = field(default_factory=list)
    narrative: list[Block] = field(default_factory=list)
    strays: list[Block] = field(default_factory=list)
    titles: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
