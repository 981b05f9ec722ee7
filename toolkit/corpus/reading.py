"""Reads documents into frames; one that cannot be read never stops the others."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from toolkit.corpus.discovery import Input
from toolkit.frames import Frames, Unreadable, build, concat
from toolkit.parsing import ParsedDocument, parse
from toolkit.profile import Profile, default_profile
from toolkit.sources import LARGEST_FILE, UnreadableError, read

LONGEST_READING = 30
_MEGABYTE = 1024 * 1024
_BATCH = 25


def read_frames(
    inputs: Sequence[Input], progress: Callable[[Input], None] | None = None, profile: Profile | None = None
) -> Frames:
    """Return the frames of all inputs, in their order; ``progress`` is called before each.

    Documents become frames in batches: as Python objects they take twenty times the memory.
    """
    profile = profile or default_profile()
    parts = []
    for start in range(0, max(len(inputs), 1), _BATCH):
        documents = []
        for one in inputs[start : start + _BATCH]:
            if progress:
                progress(one)
            documents.append(_read_one(one, profile))
        parts.append(build(documents, profile))
    return concat(parts)


def _read_one(one: Input, profile: Profile) -> ParsedDocument | Unreadable:  # noqa: PLR0911 - one line a trouble
    try:
        with _time_limit(LONGEST_READING):
            return parse(read(one.name, _content(one)), profile)
    except UnreadableError as error:
        return Unreadable(one.name, error.code, error.facts)
    except PermissionError:
        return Unreadable(one.name, "permission", {})
    except (RecursionError, MemoryError):
        return Unreadable(one.name, "too-intricate", {})
    except TimeoutError:
        return Unreadable(one.name, "too-slow", {"seconds": LONGEST_READING})
    except FileNotFoundError:
        return Unreadable(one.name, "missing", {})
    except OSError as error:
        return Unreadable(one.name, "unreadable", {"problem": error.strerror or str(error)})


def _content(one: Input) -> bytes:
    """Return the bytes of an input, never more than one beyond the limit that decoding then complains about."""
    if one.path is None:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    size = one.path.stat().st_size
    if size > LARGEST_FILE:
        raise UnreadableError("too-large", size=size // _MEGABYTE, limit=LARGEST_FILE // _MEGABYTE)
    return one.path.read_bytes()


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds, where the system has an alarm clock for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
