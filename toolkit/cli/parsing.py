"""``qc parse``."""

from __future__ import annotations

import sys
from collections.abc import Callable

from toolkit.checking.engine import mark_damage
from toolkit.checking.rule import Lang
from toolkit.cli.checking import PROBLEMS
from toolkit.cli.common import (
    PASSED,
    UNUSABLE,
    closing_quietly,
    inputs_of,
    known_format,
    progress_over,
    refuse_on_terminal,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import told
from toolkit.corpus.reading import read_frames
from toolkit.frames import Frames
from toolkit.reporting import parsed

_FORMATS: dict[str, Callable[[Frames], str | bytes]] = {
    "json": parsed.render_json,
    "csv": parsed.render_csv,
    "parquet": parsed.render_parquet,
    "xlsx": parsed.render_xlsx,
}
_BINARY = frozenset({"parquet", "xlsx"})


def run_parse(
    paths: list[str], form: str, outputs: list[str], stdin_name: str, config_file: str | None, lang: Lang
) -> int:
    """Write what stands in the documents, say which could not be read, and return the exit status."""
    try:
        known_format(form, tuple(_FORMATS), f"--format {form}", lang)
        refuse_on_terminal(form, _BINARY, lang)
        files = split_outputs(outputs, tuple(_FORMATS), lang)
        inputs = inputs_of(paths, stdin_name, lang)
        session = open_session(config_file)
        with progress_over(inputs) as progress:
            read = read_frames(inputs, progress, session.profile)
        frames = mark_damage(read, session.rules)
        for name, file in files:
            write_whole(file, _FORMATS[name](frames), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    content = _FORMATS[form](frames)
    with closing_quietly():
        sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
    return _tell_unread(session, frames, lang)


def _tell_unread(session: Session, frames: Frames, lang: Lang) -> int:
    """Name the unreadable documents on standard error: nothing is dropped in silence."""
    unreadable = session.check(frames, [rule for rule in session.rules if rule.code == "QC100"], lang)
    for finding in unreadable:
        tell(f"{finding.source}：{finding.message}")
    readable = frames.documents.filter(status="ok").height
    return PASSED if readable and not unreadable else UNUSABLE if not readable else 1
