"""``qc diff``: what changed between two documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    UsageProblemError,
    known_format,
    one_input,
    refuse_on_terminal,
    show_bytes,
    show_text,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.session import Session, open_session
from toolkit.cli.words import hint, say, told
from toolkit.corpus import Input
from toolkit.corpus.compared import keep, key_of, recall
from toolkit.diffing.comparison import Comparison, Mode
from toolkit.diffing.selecting import IGNORABLE, STOPPING, ignoring, stopping
from toolkit.reporting.changes import FORMATS, render, text
from toolkit.words import LIST_WORDS, Lang

#: All formats: a patch is made from both documents, the others show the comparison.
_FORMATS = (*FORMATS, "patch")
#: Formats that no terminal can show.
_BINARY = frozenset({"xlsx", "docx"})


class DiffOptions(NamedTuple):
    """The options of ``qc diff`` as given on the command line; a language of None is left to the configuration."""

    mode: Mode | Literal["auto"] = "auto"
    whole: bool = False
    forms: Sequence[str] = ()
    outputs: Sequence[str] = ()
    fail_on: Sequence[str] = ()
    ignore: Sequence[str] = ()
    lang: Lang | None = None
    config: str | None = None
    cache: bool = True
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
        inputs = one_input(old, lang), one_input(new, lang)
        patched = "patch" in {form, *(name for name, _ in files)}
        whole, patch = _compared(inputs, session, options, lang, patched=patched)
        comparison = ignoring(whole, ignored)
        for name, file in files:
            shown = render(name, comparison, lang, whole=options.whole) if name in FORMATS else patch
            write_whole(file, shown, lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    _note_gaps(whole, lang)
    if form == "text":
        show_text(lambda width: text.lines(comparison, lang, width, whole=options.whole))
    else:
        show_bytes(render(form, comparison, lang, whole=options.whole) if form in FORMATS else patch)
    stopped = stopping(comparison, stops)
    if stopped:
        tell(say("stopped", lang, found=", ".join(f"{word} {number}" for word, number in stopped.items())))
    return BLOCKED if stopped else PASSED


def _compared(
    inputs: tuple[Input, Input], session: Session, options: DiffOptions, lang: Lang, *, patched: bool
) -> tuple[Comparison, bytes]:
    """Return the comparison, as it was kept where nothing but it is wanted, and the patch if that is."""
    may_be_kept = options.cache and session.config.cache and not (options.review or patched)
    key = key_of(*inputs) if may_be_kept else None
    cache = session.comparisons(options.mode) if key else None
    kept = recall(cache, key) if cache and key else None
    if kept:
        return kept, b""
    from toolkit.cli.sides import compare_sides

    sides, comparison = compare_sides(inputs, session, options.mode, lang, asking=options.review)
    if cache and key:
        keep(cache, key, comparison)
    if not patched:
        return comparison, b""
    from toolkit.diffing import patch

    return comparison, patch.render(patch.make_patch(*sides, comparison.pairs)).encode(errors="replace")


def _one_form(forms: Sequence[str], lang: Lang) -> str:
    """Return the format of standard output; raises UsageProblemError where it is unknown, or more than one is given."""
    if len(forms) > 1:
        raise UsageProblemError(say("one-form", lang))
    return known_format(forms[0], _FORMATS, f"--format {forms[0]}", lang) if forms else "text"


def _known(options: Sequence[str], known: Sequence[str], option: str, lang: Lang) -> list[str]:
    words = [word.strip() for one in options for word in one.split(",") if word.strip()]
    for word in words:
        if word not in known:
            near = hint(word, known, lang)
            raise UsageProblemError(
                say("unknown-change", lang, option=option, word=word, hint=near, known=", ".join(known))
            )
    return words


def _note_gaps(comparison: Comparison, lang: Lang) -> None:
    """Say on standard error what a side lacks: without it a comparison looks like a loss."""
    for side in (comparison.old, comparison.new):
        for key, rows in side["counts"].items():
            if not rows:
                tell(say("no-list", lang, source=side["source"], list=LIST_WORDS[lang][key]))
        if not side["stated"]:
            tell(say("nothing-declared", lang, source=side["source"]))
