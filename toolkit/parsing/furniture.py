"""Page furniture: footers, lone page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from toolkit.sources import Block
from toolkit.text import clean

_PAGE = r"第?\d{1,4}页?"
_FOOTER = re.compile(rf"^[-—–·\s]*{_PAGE}(?:[,，/／]共?\d{{1,4}}页?|(?<=页)共\d{{1,4}}页)?[-—–·\s]*$")
_RUNNING_HEAD_LENGTH = 40
_LEAST_REPEATS = 3


def is_footer(text: str) -> bool:
    """Whether ``text`` is a page number: 第 14 页, 共 43 页 · - 14 - · 14/43 · 14."""
    return len(text) < _RUNNING_HEAD_LENGTH and bool(_FOOTER.match(clean(text)))


def running_heads(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the short paragraphs that stand again and again: the heads and feet of pages."""
    texts = Counter(clean(b.text) for b in blocks if not b.is_row and len(b.text) <= _RUNNING_HEAD_LENGTH)
    return frozenset(text for text, count in texts.items() if count >= _LEAST_REPEATS)
