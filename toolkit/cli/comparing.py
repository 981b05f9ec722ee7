"""``qc compare``: the duties of many townships side by side."""

from __future__ import annotations

import sys

import polars as pl

from toolkit.checking.rule import Lang
from toolkit.cli.checking import PROBLEMS
from toolkit.cli.common import (
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
from toolkit.cli.parsing import tell_unread
from toolkit.cli.session import open_session
from toolkit.cli.words import told
from toolkit.corpus.reading import read_frames
from toolkit.diffing.matrix import build_matrix
from toolkit.reporting.matrices import BINARY, FORMATS, render


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
            frames = read_frames(inputs, progress, session.profile)
        if frames.documents.filter(pl.col("status") == "ok").is_empty():
            tell_unread(session, frames, lang)
            return UNUSABLE
        matrix = build_matrix(frames)
        for name, file in files:
            write_whole(file, render(name, matrix, lang), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    with closing_quietly():
        sys.stdout.buffer.write(render(form, matrix, lang))
    return tell_unread(session, frames, lang)
