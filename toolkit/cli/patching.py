"""``qc apply`` and ``qc merge``: documents made of others."""

from __future__ import annotations

from pathlib import Path

from toolkit.checking.engine import mark_damage
from toolkit.cli.common import (
    BLOCKED,
    PASSED,
    PROBLEMS,
    known_format,
    one_input,
    refuse_on_terminal,
    split_outputs,
    tell,
    write_whole,
)
from toolkit.cli.parsing import BINARY, FORMATS, show_frames, write_frames
from toolkit.cli.session import open_session
from toolkit.cli.sides import read_side
from toolkit.cli.words import say, told
from toolkit.diffing import patch as patches
from toolkit.diffing.declared import unborne
from toolkit.diffing.merge import merge
from toolkit.diffing.side import Side
from toolkit.frames import build
from toolkit.reporting import conflicts
from toolkit.reporting.changes.telling import fact_name, fact_text
from toolkit.reporting.changes.words import PHRASES
from toolkit.user_files import read_user_file
from toolkit.words import Lang

_CONFLICTS = "conflicts"


def run_apply(
    old: str, patch_file: str, form: str, outputs: list[str], config: str | None, given: Lang | None, *, reverse: bool
) -> int:
    """Apply a patch to the document it was made from, write what comes of it, and return the exit status."""
    lang = given or "zh"
    try:
        session = open_session(config)
        lang = given or session.config.lang
        known_format(form, tuple(FORMATS), f"--format {form}", lang)
        refuse_on_terminal(form, BINARY, lang)
        files = split_outputs(outputs, tuple(FORMATS), lang, (old, patch_file))
        text = read_user_file(Path(patch_file), patches.PatchError)
        patch = patches.read(text, patch_file)
        patch = patches.invert(patch) if reverse else patch
        applied = patches.apply(read_side(one_input(old, lang), session, lang), patch, session.profile, patch_file)
        frames = mark_damage(build([applied], session.profile), session.rules)
        write_frames(frames, files, lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    show_frames(frames, form)
    return PASSED


def run_merge(
    words: tuple[str, str, str], form: str, outputs: list[str], config: str | None, given: Lang | None
) -> int:
    """Merge two revisions of a document, given after it, write what comes of it, and return the exit status."""
    lang = given or "zh"
    try:
        session = open_session(config)
        lang = given or session.config.lang
        known_format(form, tuple(FORMATS), f"--format {form}", lang)
        refuse_on_terminal(form, BINARY, lang)
        files = split_outputs(outputs, (*FORMATS, _CONFLICTS), lang, words)
        base, a, b = (read_side(one_input(word, lang), session, lang) for word in words)
        merged = merge(base, a, b)
        result = merged.content.document(a.source, "merge", session.profile)
        frames = mark_damage(build([result], session.profile), session.rules)
        write_frames(frames, [(name, file) for name, file in files if name in FORMATS], lang)
        for name, file in files:
            if name == _CONFLICTS:
                write_whole(file, conflicts.render_json(merged.conflicts), lang)
    except PROBLEMS as problem:
        return tell(told(problem, lang))
    show_frames(frames, form)
    for fact in unborne(Side(base), Side(result)):
        tell(f"{result.source}{PHRASES[lang]['colon']}{fact_name(fact, lang)} {fact_text(fact, lang)}")
    if not merged.conflicts:
        return PASSED
    for line in conflicts.lines(merged.conflicts, lang):
        tell(line)
    tell(say("conflicts", lang, n=len(merged.conflicts)))
    return BLOCKED
