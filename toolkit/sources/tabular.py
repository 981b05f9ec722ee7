"""Rows of cells separated by tabs."""

from __future__ import annotations

from toolkit.sources.block import Block
from toolkit.sources.markup import strip_markup

_LONGEST_QUOTED = 200


def is_row(line: str) -> bool:
    """Whether a line is a row of cells."""
    return "\t" in line.strip("\n")


def read_blocks(lines: list[str]) -> list[Block]:
    """Return the paragraphs and rows of tab-separated lines.

    A cell in quotes may run over several lines, as spreadsheets write it.
    """
    blocks = []
    at = 0
    while at < len(lines):
        line = lines[at]
        first = at
        at += 1
        if not line.strip():
            continue
        if not is_row(line):
            blocks.append(Block(strip_markup(line).strip(), first + 1, first + 1))
            continue
        end = _end_of_quoted(lines, first)
        if end > first:
            line = "\n".join(lines[first : end + 1])
            at = end + 1
        blocks.append(Block("", first + 1, at, tuple(_cell(c) for c in line.split("\t"))))
    return blocks


def _end_of_quoted(lines: list[str], first: int) -> int:
    """Return the last line of a row whose last cell opens with a quote that a later line closes."""
    last = lines[first].rsplit("\t", 1)[-1]
    if not last.startswith('"') or last.count('"') % 2 == 0:
        return first
    for at in range(first + 1, min(first + _LONGEST_QUOTED, len(lines))):
        line = lines[at]
        head = line.split("\t", 1)[0]
        if head.isdigit():
            return first
        if line.count('"') % 2 and (head.endswith('"')):
            return at
    return first


def _cell(text: str) -> str:
    if len(text) > 1 and text.startswith('"') and text.endswith('"') and "\n" in text:
        text = text[1:-1].replace('""', '"')
    return strip_markup(text).strip()
