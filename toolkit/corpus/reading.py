"""Reads one document; one that cannot be read is told as such, never raised, so that it stops no other."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from toolkit.corpus.discovery import Input
from toolkit.parsing import ParsedDocument, Unreadable, parse
from toolkit.profile import Profile
from toolkit.sources import LARGEST_FILE, UnreadableError, read

LONGEST_READING = 30
_MEGABYTE = 1024 * 1024
_ALARM = next(getattr(signal, name) for name in ("SIGALRM", "SIGBREAK") if hasattr(signal, name))


def read_document(one: Input, profile: Profile) -> ParsedDocument | Unreadable:  # noqa: PLR0911 - one line a trouble
    """Return what stands in an input, read within ``LONGEST_READING`` seconds, or why it could not be read."""
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
    if one.data is not None:
        return one.data
    if one.path is None:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    size = one.path.stat().st_size
    if size > LARGEST_FILE:
        raise UnreadableError("too-large", size=size // _MEGABYTE, limit=LARGEST_FILE // _MEGABYTE)
    return one.path.read_bytes()


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds; in the main thread alone, which takes the signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(_ALARM, ring)
    stop = _set_alarm(seconds)
    try:
        yield
    finally:
        stop()
        signal.signal(_ALARM, before)


def _set_alarm(seconds: int) -> Callable[[], object]:
    """Set the alarm and return what stops it; Windows has no alarm clock, there a thread waits and rings."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return partial(signal.setitimer, signal.ITIMER_REAL, 0)
    bell = threading.Timer(seconds, _thread.interrupt_main, [_ALARM])
    bell.daemon = True
    bell.start()
    return bell.cancel
