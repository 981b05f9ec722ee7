"""``qc check NEW --against OLD``: what each document has in common with its earlier version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from toolkit.against import change_findings, split_known
from toolkit.checking.finding import Finding
from toolkit.cli.common import UsageProblemError, inputs_of, tell
from toolkit.cli.finding import Against, CheckOptions, Found, find_in, nothing_read
from toolkit.cli.session import Session
from toolkit.cli.sides import read_side
from toolkit.cli.words import say
from toolkit.corpus import Input
from toolkit.corpus.revision import is_revision, read_revision
from toolkit.diffing.compare import compare
from toolkit.words import Lang


def compare_with(old: str, found: Found, session: Session, options: CheckOptions, lang: Lang) -> Against:
    """Return what the documents found have in common with ``old``: a file, a folder, or ``REV:path`` in git.

    A document that ``old`` has no version of is new as a whole. Raises UsageProblemError where no document of ``old``
    can be read, and RevisionError for a revision that cannot be had.
    """
    inputs = [Input(old, None, read_revision(old))] if is_revision(old) else inputs_of([old], "stdin", lang)
    before = find_in(inputs, session, options, lang)
    unread = nothing_read(before.documents, before.findings, lang)
    if unread:
        raise UsageProblemError(unread)
    rules = session.chosen(options.select, options.ignore, lang)
    known: set[str] = set()
    fixed: list[Finding] = []
    told: list[Finding] = []
    for earlier, later in _pairs(before, found):
        _note_other_place(before, earlier, found, later, lang)
        was, now = (read_side(one, session, lang) for one in (inputs[earlier], found.inputs[later]))
        comparison = compare(was, now, "version")
        both, gone = split_known(comparison, _of(before, earlier), _of(found, later))
        known |= both
        fixed += gone
        changes = [replace(one, document=later) for one in change_findings(comparison, now, rules, lang)]
        told += [one for one in changes if not session.config.ignores(one.rule, one.name, one.source, one.list)]
    return Against(old, frozenset(known), fixed, told)


def _note_other_place(before: Found, earlier: int, found: Found, later: int, lang: Lang) -> None:
    """Say on standard error that two versions name two townships: one may be renamed, or the wrong file given."""
    old, new = before.documents[earlier], found.documents[later]
    was, now = (f"{document['county'] or ''}{document['township'] or ''}" for document in (old, new))
    if old["township"] and new["township"] and was != now:
        tell(say("other-township", lang, old=old["source"], new=new["source"], was=was, now=now))


def _of(found: Found, document: int) -> list[Finding]:
    return [finding for finding in found.findings if finding.document == document]


def _pairs(before: Found, after: Found) -> list[tuple[int, int]]:
    """Return which document is the earlier version of which: the only one, else by file name, else by place."""
    old, new = _readable(before), _readable(after)
    if len(before.documents) == len(after.documents) == 1:
        return [(0, 0)] if old and new else []
    names, places = _only(old, before, _name), _only(old, before, _place)
    pairs = []
    for at in new:
        match = names.get(_name(after, at))
        match = places.get(_place(after, at)) if match is None else match
        if match is not None:
            pairs.append((match, at))
    return pairs


def _readable(found: Found) -> list[int]:
    return [at for at, document in enumerate(found.documents) if document["status"] == "ok"]


def _name(found: Found, at: int) -> object:
    return PurePath(found.documents[at]["source"].rpartition(":")[2]).name


def _place(found: Found, at: int) -> object:
    document = found.documents[at]
    return (document["county"], document["township"]) if document["township"] else None


def _only(documents: Sequence[int], found: Found, key: Callable[[Found, int], object]) -> dict[object, int]:
    """Return the documents by a key that no other has; what has no key is left out."""
    keys = [key(found, at) for at in documents]
    return {one: at for one, at in zip(keys, documents, strict=True) if one is not None and keys.count(one) == 1}
