"""The unit that every source is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph or a table row of a source, with its place.

    ``cells`` is empty for a paragraph; a row's cells keep line feeds where the source marks a paragraph.
    ``line`` and ``end_line`` are 1-based; ``page`` is null where a source does not tell pages.
    """

    text: str
    line: int
    end_line: int
    cells: tuple[str, ...] = ()
    page: int | None = None

    @property
    def is_row(self) -> bool:
        """Whether this is a table row."""
        return bool(self.cells)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as blocks: ``format`` names the serialisation, ``sha256`` its bytes."""

    name: str
    format: str
    sha256: str
    blocks: list[Block] = field(default_factory=list)


class UnreadableError(Exception):
    """A file that cannot be read as a duty list; its text says what is wrong and what to do.

    ``code`` is the key of the message in both languages, ``facts`` fill it in.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the message's key and its facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts
