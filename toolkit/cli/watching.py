"""``qc check --watch``: check again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchfiles import DefaultFilter, watch

from toolkit.cli.common import tell
from toolkit.cli.words import say
from toolkit.config import FILE_NAMES
from toolkit.corpus.discovery import STDIN
from toolkit.sources import SUFFIXES
from toolkit.user_files import WAIVER_FILE
from toolkit.words import Lang

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
#: Milliseconds within which changes count as one.
_TOGETHER = 300
#: Milliseconds between two looks whether there was a change.
_WAIT = 100


class _Relevant(DefaultFilter):
    """Passes what a check reads (documents, settings, waivers, rules) and folders: a new one comes with its files."""

    def __call__(self, change: Any, path: str) -> bool:  # noqa: ANN401 - watchfiles' own
        file = Path(path)
        readable = file.suffix.lower() in SUFFIXES | {".yaml"} or file.name in {*FILE_NAMES, WAIVER_FILE}
        return (readable or file.is_dir()) and not file.name.startswith(".") and super().__call__(change, path)


def run_watch(paths: list[str], run: Callable[[], int], lang: Lang) -> int:
    """Run now and after each change below ``paths`` or in the working folder; return the last status at Ctrl-C.

    A file is watched by its folder, so that one that is deleted and written anew is seen again.
    """
    if STDIN in paths:
        return tell(say("watched-stdin", lang))
    folders = {path if (path := Path(word)).is_dir() else path.parent for word in paths}
    there = sorted(filter(Path.is_dir, folders))
    if not there:
        return run()  # it says what is missing
    status = None
    changes = watch(
        *there,
        watch_filter=_Relevant(),
        debounce=_TOGETHER,
        # The first check comes after the first wait: what changes while it runs is seen then.
        rust_timeout=_WAIT,
        yield_on_timeout=True,
    )
    try:
        for seen in changes:
            if seen or status is None:
                status = _once(run)
    except KeyboardInterrupt:
        if status is None:
            raise
    return status or 0


def _once(run: Callable[[], int]) -> int:
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    status = run()
    sys.stdout.flush()
    return status
