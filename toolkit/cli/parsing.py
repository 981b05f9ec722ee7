"""``qc parse``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toolkit.checking.engine import mark_damage
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    UNUSABLE,
    inputs_of,
    known_format,
    progress_over,
    refuse_on_terminal,
    show_bytes,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import told
from toolkit.corpus.batches import read_frames
from toolkit.frames import Frames
from toolkit.reporting import lines, parsed
from toolkit.words import Lang

FORMATS: dict[str, Callable[[Frames], str | bytes]] = {
    "json": parsed.render_json,
    "csv": parsed.render_csv,
    "parquet": parsed.render_parquet,
    "xlsx": parsed.render_xlsx,
    "lines": lines.render,
}
#: Formats that no terminal can show.
BINARY = frozenset({"parquet", "xlsx"})


def run_parse(
    paths: list[str], form: str, outputs: list[str], stdin_name: str, config_file: str | None, lang: Lang
) -> int:
    """Write what stands in the documents, say which could not be read, and return the exit status."""
    try:
        known_format(form, tuple(FORMATS), f"--format {form}", lang)
        refuse_on_terminal(form, BINARY, lang)
        files = split_outputs(outputs, tuple(FORMATS), lang, paths)
        inputs = inputs_of(paths, stdin_name, lang)
        session = open_session(config_file)
        with progress_over(inputs) as progress:
            read = read_frames(inputs, progress, session.profile)
        frames = mark_damage(read, session.rules)
        write_frames(frames, files, lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    show_frames(frames, form)
    return tell_unread(session, frames, lang)


def write_frames(frames: Frames, files: list[tuple[str, Path]], lang: Lang) -> None:
    """Write what was read to each file, given with its format."""
    for name, file in files:
        write_whole(file, FORMATS[name](frames), lang)


def show_frames(frames: Frames, form: str) -> None:
    """Write what was read to standard output."""
    content = FORMATS[form](frames)
    show_bytes(content.encode() if isinstance(content, str) else content)


def tell_unread(session: Session, frames: Frames, lang: Lang) -> int:
    """Name the unreadable documents on standard error, nothing is dropped in silence; return the exit status."""
    unread = session.unread(frames, lang)
    for line in unread:
        tell(line)
    readable = frames.documents.height > len(unread)
    return UNUSABLE if not readable else BLOCKED if unread else PASSED
