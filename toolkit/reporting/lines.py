"""Duties as text of one block each, for line by line comparison: what ``git diff`` is shown.

Numbers are left out, since one new duty would change them all; ``qc diff`` tells what was renumbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.frames import Frames

#: How a block begins; git finds the duty that a change belongs to by it.
HEAD = "## "
_TITLES = {"basic": "基本", "cooperative": "配合", "reclaimed": "收回"}
_LABELS = {
    "departments_text": "对应上级部门",
    "superior_duties": "上级部门职责",
    "township_duties": "乡镇（街道）配合职责",
    "handover": "承接部门及工作方式",
    "remark": "备注",
}
_SENTENCE_END = re.compile(r"(?<=[。；;])(?=.)")


def render(frames: Frames) -> str:
    """Return a block a duty in the order of the documents: list and name, category, and each cell that says something.

    A cell's sentences stand on lines of their own, so that a change shows the one that changed.
    """
    blocks = ("\n".join(_block(duty)) for duty in frames.duties.iter_rows(named=True))
    return "".join(f"{block}\n\n" for block in blocks)


def _block(duty: dict[str, Any]) -> Iterator[str]:
    yield f"{HEAD}{_TITLES[duty['list']]} {duty['name']}"
    yield f"事项类别：{duty['category']}"
    for cell, label in _LABELS.items():
        sentences = _SENTENCE_END.split(duty[cell] or "")
        if len(sentences) == 1:
            yield from (f"{label}：{sentence}" for sentence in sentences if sentence)
        else:
            yield f"{label}："
            yield from (f"  {sentence}" for sentence in sentences)
