"""``qc compare``: the duties of many townships side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    inputs_of,
    known_format,
    progress_over,
    refuse_on_terminal,
    show_bytes,
    show_text,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.parsing import tell_unread
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import told
from toolkit.corpus import Input
from toolkit.corpus.reading import read_document
from toolkit.diffing.matrix import build_matrix
from toolkit.frames import build
from toolkit.parsing import ParsedDocument, Unreadable
from toolkit.reporting.matrices import BINARY, FORMATS, render, text
from toolkit.words import Lang


def run_compare(paths: list[str], form: str, outputs: list[str], config: str | None, given: Lang | None) -> int:
    """Set the duties of all documents side by side, say which could not be read, and return the exit status."""
    lang = given or "zh"
    try:
        session = open_session(config)
        lang = given or session.config.lang
        known_format(form, FORMATS, f"--format {form}", lang)
        files = split_outputs(outputs, FORMATS, lang, paths)
        refuse_on_terminal(form, BINARY, lang)
        inputs = inputs_of(paths, "stdin", lang)
        with progress_over(inputs) as progress:
            documents = [_read(one, session, progress) for one in inputs]
        readable = [document for document in documents if isinstance(document, ParsedDocument)]
        unreadable = build([document for document in documents if isinstance(document, Unreadable)], session.profile)
        if not readable:
            return tell_unread(session, unreadable, lang)
        matrix = build_matrix(readable)
        for name, file in files:
            write_whole(file, render(name, matrix, lang), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    if form == "text":
        show_text(partial(text.lines, matrix, lang))
    else:
        show_bytes(render(form, matrix, lang))
    tell_unread(session, unreadable, lang)
    return BLOCKED if unreadable.documents.height else PASSED


def _read(one: Input, session: Session, progress: Callable[[Input], None] | None) -> ParsedDocument | Unreadable:
    if progress:
        progress(one)
    return read_document(one, session.profile)
