"""Sources: bytes to blocks, one file a format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from toolkit.sources import markdown, tabular, wrapped
from toolkit.sources.block import Block, Source, UnreadableError
from toolkit.sources.decoding import LARGEST_FILE, decode

__all__ = ["LARGEST_FILE", "SUFFIXES", "Block", "Source", "UnreadableError", "read"]

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab"})
_LEAST_ROWS = 2
_READERS: dict[str, Callable[[list[str]], list[Block]]] = {
    "markdown": markdown.read_blocks,
    "tabular": tabular.read_blocks,
    "wrapped": wrapped.read_blocks,
}


def read(name: str, data: bytes) -> Source:
    """Return the file ``name`` with content ``data`` as blocks.

    Raises UnreadableError where the bytes are no text that this tool reads.
    """
    lines = decode(data).split("\n")
    form = _form(lines)
    blocks = _with_pages(_READERS[form](lines), lines)
    return Source(name, form, hashlib.sha256(data).hexdigest(), blocks)


def _form(lines: list[str]) -> str:
    """Tell the serialisation by which kind of row there is most of; a contents line alone makes no table."""
    counts = {
        "markdown": sum(1 for line in lines if "|" in line and markdown.is_row(line.strip())),
        "tabular": sum(1 for line in lines if line.count("\t") > 1),
    }
    best = max(counts, key=lambda form: counts[form])
    return best if counts[best] >= _LEAST_ROWS else "wrapped"


def _with_pages(blocks: list[Block], lines: list[str]) -> list[Block]:
    """Number the pages where form feeds mark them."""
    breaks = [at for at, line in enumerate(lines, 1) for _ in range(line.count("\f"))]
    if not breaks:
        return blocks
    paged, page, following = [], 1, iter([*breaks, len(lines) + 1])
    border = next(following)
    for block in blocks:
        while border <= block.line:
            page, border = page + 1, next(following)
        paged.append(block._replace(page=page))
    return paged
