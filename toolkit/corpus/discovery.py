"""From the paths of a command line to the files that are read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.sources import LARGEST_FILE, SUFFIXES

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: ``name`` is how it is called in reports; ``path`` is None for standard input.

    ``data`` is the content of what is no file, such as a file at a revision. What no encoding has for a byte of a
    file's name stands escaped in ``name``, since tables and reports hold nothing but Unicode.
    """

    name: str
    path: Path | None
    data: bytes | None = None

    def __post_init__(self) -> None:
        """Escape what a report could not hold."""
        object.__setattr__(self, "name", self.name.encode(errors="backslashreplace").decode())


def digest_of(one: Input) -> str | None:
    """Return the hash of what an input holds; None for what cannot be read twice, is too large, or is not there."""
    if one.data is not None:
        return hashlib.sha256(one.data).hexdigest()
    if one.path is None:
        return None
    try:
        facts = one.path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > LARGEST_FILE:
            return None
        return hashlib.sha256(one.path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None  # reading says what is wrong


def find_inputs(paths: Iterable[str], stdin_name: str = "stdin") -> list[Input]:
    """Return the files that ``paths`` stand for, each once, in order; a folder's files sorted by name.

    A name that does not exist is kept: reading it says what is wrong.
    """
    inputs: dict[str, Input] = {}
    for text in paths:
        if text == STDIN:
            inputs.setdefault(STDIN, Input(stdin_name, None))
            continue
        path = Path(text)
        for file in _files_below(path) if is_folder(path) else [path]:
            inputs.setdefault(os.path.abspath(file), Input(str(file), file))  # noqa: PTH100 - no link is resolved
    return list(inputs.values())


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; a name that the system cannot hold is none, and reading it says what is wrong."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _files_below(directory: Path) -> Iterator[Path]:
    """Yield the readable kinds of file below a folder, hidden folders left out."""
    for root, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(root) / name
