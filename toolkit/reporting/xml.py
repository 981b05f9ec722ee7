"""Text that XML can hold, as JUnit's files and workbooks need it."""

from __future__ import annotations

import re

#: What XML cannot hold at all, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def valid(text: str) -> str:
    """Return ``text`` with a replacement character for each that XML cannot hold."""
    return _NOT_XML.sub(_REPLACEMENT, text)
