"""Plain text whose cells are wrapped, without separators: every line is a paragraph of its own here.

Which column a line belongs to is told by what stands in it, so it is for ``toolkit.parsing.wrapped`` to find out.
"""

from __future__ import annotations

from toolkit.sources.block import Block

_PAGE_BREAK = " \f"


def read_blocks(lines: list[str]) -> list[Block]:
    """Return a block for every line that has text; a blank before it, left by a form feed, is kept."""
    return [Block(_line(line), at, at) for at, line in enumerate(lines, 1) if line.strip()]


def _line(line: str) -> str:
    text = line.strip()
    return f" {text}" if line[0] in _PAGE_BREAK else text
