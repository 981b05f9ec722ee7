"""Writing files so that a name never stands for half of what belongs there."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, then give it that name in one step; raises OSError where that fails.

    What is no file, such as a device or a pipe, is written to and stays what it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    half = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
