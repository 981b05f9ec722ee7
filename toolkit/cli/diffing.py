"""``qc diff``: what changed between two documents."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from toolkit.checking.rule import Lang
from toolkit.checking.words import LIST_WORDS
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    UsageProblemError,
    closing_quietly,
    columns,
    known_format,
    refuse_on_terminal,
    split_outputs,
    tell,
    terminal,
    write_whole,
)
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import hint, say, told
from toolkit.corpus import Input, find_inputs
from toolkit.corpus.discovery import is_folder
from toolkit.corpus.reading import read_document
from toolkit.corpus.revision import is_revision, read_revision
from toolkit.diffing.compare import compare
from toolkit.diffing.comparison import Comparison, Mode
from toolkit.diffing.pins import pinned_rows
from toolkit.diffing.selecting import IGNORABLE, STOPPING, ignoring, stopping
from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument
from toolkit.reporting.changes import FORMATS, render, text

#: All formats: a patch is made from both documents, the others show the comparison.
_FORMATS = (*FORMATS, "patch")
#: Formats that no terminal can show.
_BINARY = frozenset({"xlsx", "docx"})


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """The options of ``qc diff`` as given on the command line; a language of None is left to the configuration."""

    mode: Mode | Literal["auto"] = "auto"
    whole: bool = False
    forms: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    fail_on: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    lang: Lang | None = None
    config: str | None = None
    review: bool = False


def run_diff(old: str, new: str, options: DiffOptions) -> int:
    """Compare two documents, show what changed, and return the exit status."""
    lang = options.lang or "zh"
    try:
        session = open_session(options.config)
        lang = options.lang or session.config.lang
        form = _one_form(options.forms, lang)
        files = split_outputs(options.outputs, _FORMATS, lang, (old, new))
        stops = _known(options.fail_on, STOPPING, "--fail-on", lang)
        ignored = _known(options.ignore, IGNORABLE, "--ignore", lang)
        refuse_on_terminal(form, _BINARY, lang)
        sides = (read_side(old, session, lang), read_side(new, session, lang))
        if options.review:
            from toolkit.cli.reviewing import review

            review(session, sides, options.mode, lang)
        whole = compare(*sides, options.mode, *pinned_rows(session.pins(), *sides))
        comparison = ignoring(whole, ignored)
        for name, file in files:
            shown = render(name, comparison, lang, whole=options.whole) if name in FORMATS else _patch(sides, whole)
            write_whole(file, shown, lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    for side in sides:
        _note_gaps(side, lang)
    if form == "patch":
        with closing_quietly():
            sys.stdout.buffer.write(_patch(sides, whole))
    else:
        _show(form, comparison, lang, whole=options.whole)
    stopped = stopping(comparison, stops)
    if stopped:
        tell(say("stopped", lang, found=", ".join(f"{word} {number}" for word, number in stopped.items())))
    return BLOCKED if stopped else PASSED


def _patch(sides: tuple[ParsedDocument, ParsedDocument], comparison: Comparison) -> bytes:
    from toolkit.diffing import patch as patches

    return patches.render(patches.make_patch(*sides, comparison.pairs)).encode(errors="replace")


def read_side(word: str, session: Session, lang: Lang) -> ParsedDocument:
    """Return the one document that ``word`` stands for: a file, - or REV:path.

    Raises UsageProblemError where it is none, RevisionError where the repository does not have it.
    """
    if is_folder(Path(word)):
        raise UsageProblemError(say("one-document", lang, path=word))
    (one,) = [Input(word, None, read_revision(word))] if is_revision(word) else find_inputs([word])
    document = read_document(one, session.profile)
    if isinstance(document, ParsedDocument):
        return document
    from toolkit.frames import build

    raise UsageProblemError(*session.unread(build([document], session.profile), lang))


def _one_form(forms: list[str], lang: Lang) -> str:
    """Return the format of standard output; raises UsageProblemError where it is unknown, or more than one is given."""
    if len(forms) > 1:
        raise UsageProblemError(say("one-form", lang))
    return known_format(forms[0], _FORMATS, f"--format {forms[0]}", lang) if forms else "text"


def _known(options: list[str], known: Sequence[str], option: str, lang: Lang) -> list[str]:
    words = [word.strip() for one in options for word in one.split(",") if word.strip()]
    for word in words:
        if word not in known:
            near = hint(word, known, lang)
            raise UsageProblemError(
                say("unknown-change", lang, option=option, word=word, hint=near, known=", ".join(known))
            )
    return words


def _note_gaps(side: ParsedDocument, lang: Lang) -> None:
    """Say on standard error what a side lacks: without it a comparison looks like a loss."""
    present = {duty["list"] for duty in side.duties}
    for key in LISTS:
        if key not in present:
            tell(say("no-list", lang, source=side.source, list=LIST_WORDS[lang][key]))
    if not side.declared:
        tell(say("nothing-declared", lang, source=side.source))


def _show(form: str, comparison: Comparison, lang: Lang, *, whole: bool) -> None:
    console = terminal() if form == "text" else None
    with closing_quietly():
        if console:
            text.print_comparison(comparison, console, lang, whole=whole)
        elif form == "text":
            sys.stdout.write(text.render(comparison, lang, whole=whole, width=columns()))
        else:
            # Other formats are UTF-8, whatever the terminal speaks.
            sys.stdout.buffer.write(render(form, comparison, lang, whole=whole))
