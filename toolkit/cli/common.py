"""What the commands share: problems told in one line, outputs written whole, progress."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.words import hint, say
from toolkit.corpus import Input, find_inputs
from toolkit.corpus.discovery import is_folder
from toolkit.corpus.revision import is_revision, read_revision
from toolkit.files import replace_file
from toolkit.reporting.terminal import Line, plain, show
from toolkit.sources import SUFFIXES
from toolkit.text import printable
from toolkit.user_files import RuleFileError, UserFileError
from toolkit.words import Lang

if TYPE_CHECKING:
    from rich.console import Console

PASSED, BLOCKED, UNUSABLE, CLOSED_PIPE = 0, 1, 2, 141
FINGERPRINT = re.compile(r"[0-9a-f]{16}\Z")
_SLOW = 0.5
_COLUMNS = 80


class UsageProblemError(Exception):
    """Something in the call or its input cannot be used; its text is the one line that says what, where, what to do."""


#: What makes a run impossible, each told in one line.
PROBLEMS = (UsageProblemError, UserFileError, RuleFileError)


def tell(problem: str) -> int:
    """Say a problem in one line on standard error and return the exit status for it."""
    line = printable(problem).replace("\n", " ")
    sys.stderr.write(f"qc: {line}\n")
    return UNUSABLE


def terminal() -> Console | None:
    """Return the terminal that standard output is, or is to be taken for; None for a pipe and a file."""
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE")):
        return None
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.is_terminal else None


def columns() -> int:
    """Return how wide text is to be: as ``COLUMNS`` says, else as the terminal that the run was started from."""
    asked = os.environ.get("COLUMNS", "")
    widths = [int(asked)] if asked.isdecimal() else []
    for stream in (sys.stdout, sys.stdin, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):
            widths.append(os.get_terminal_size(stream.fileno()).columns)
    # A terminal that does not know how wide it is says 0.
    return next(filter(None, widths), _COLUMNS)


@contextmanager
def closing_quietly() -> Iterator[None]:
    """Write to standard output in the block; a reader that goes away ends the run without a word."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere()
        sys.exit(CLOSED_PIPE)
    except OSError as error:
        _to_nowhere()
        tell(f"标准输出 · standard output: {error.strerror or error}")
        sys.exit(UNUSABLE)


def show_text(lines: Callable[[int], Iterable[Line]]) -> None:
    """Write lines folded to a width to standard output: on a terminal in colour and as wide as it is, else plain."""
    console = terminal()
    with closing_quietly():
        if console:
            show(lines(console.width), console)
        else:
            sys.stdout.write(plain(lines(columns())))


def show_bytes(content: bytes) -> None:
    """Write what is UTF-8 or no text, whatever the terminal speaks, to standard output."""
    with closing_quietly():
        sys.stdout.buffer.write(content)


def _to_nowhere() -> None:
    """Let what is still to be written to standard output at the end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def inputs_of(paths: list[str], stdin_name: str, lang: Lang) -> list[Input]:
    """Return the files that ``paths`` stand for; raises UsageProblemError where there is none to read."""
    inputs = find_inputs(paths, stdin_name)
    if not inputs:
        raise UsageProblemError(say("nothing-found", lang, paths=" ".join(paths), kinds=" ".join(sorted(SUFFIXES))))
    return inputs


def one_input(word: str, lang: Lang) -> Input:
    """Return the one document that ``word`` stands for: a file, - or REV:path.

    Raises UsageProblemError where it is none, RevisionError where the repository does not have it.
    """
    if is_folder(Path(word)):
        raise UsageProblemError(say("one-document", lang, path=word))
    return Input(word, None, read_revision(word)) if is_revision(word) else find_inputs([word])[0]


def known_format(form: str, formats: Sequence[str], option: str, lang: Lang) -> str:
    """Return ``form`` if it is one of ``formats``; else raises UsageProblemError with the nearest that is."""
    if form not in formats:
        near = hint(form, formats, lang)
        raise UsageProblemError(say("unknown-format", lang, option=option, hint=near, known=", ".join(formats)))
    return form


def refuse_on_terminal(form: str, binary: Collection[str], lang: Lang) -> None:
    """Raise UsageProblemError where standard output is a terminal and cannot show the format."""
    if form in binary and sys.stdout.isatty():
        raise UsageProblemError(say("binary-on-terminal", lang, form=form))


def split_outputs(
    outputs: Sequence[str], formats: Sequence[str], lang: Lang, sources: Sequence[str] = ()
) -> list[tuple[str, Path]]:
    """Return (format, file) for each FMT=FILE.

    Raises UsageProblemError for what is neither, and for a file that ``sources`` name or another output writes.
    """
    found: list[tuple[str, Path]] = []
    for output in outputs:
        form, _, file = output.partition("=")
        if not file:
            raise UsageProblemError(say("output-form", lang, output=output))
        known_format(form, formats, f"-o {output}", lang)
        taken = [*map(Path, sources), *(path for _, path in found)]
        if any(_same_file(Path(file), other) for other in taken):
            raise UsageProblemError(say("overwriting", lang, output=output, file=file))
        found.append((form, Path(file)))
    return found


def _same_file(file: Path, other: Path) -> bool:
    return file == other or (file.is_file() and other.is_file() and file.samefile(other))


def write_whole(file: Path, content: str | bytes, lang: Lang) -> None:
    """Write a file so that its name never stands for half of it; raises UsageProblemError where that fails."""
    try:
        replace_file(file, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageProblemError(say("unwritable", lang, file=file, reason=reason)) from None


@contextmanager
def progress_over(inputs: list[Input]) -> Iterator[Callable[[Input], None] | None]:
    """Give a function to call before each input; it draws a bar on a terminal once reading has taken half a second."""
    if len(inputs) == 1 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=False) as bar:
        task = bar.add_task("", total=len(inputs), visible=False)
        start = time.monotonic()

        def step(one: Input) -> None:
            shown = time.monotonic() - start > _SLOW
            bar.update(task, advance=1, description=Path(one.name).name, visible=shown)

        yield step
