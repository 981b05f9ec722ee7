"""Patches: what turns one document's content into another's, as JSON (``reports/patch.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from toolkit.diffing.comparison import Change
from toolkit.diffing.content import CELLS, PLACE, Cells, Content
from toolkit.diffing.numbering import longest_rising
from toolkit.parsing import ParsedDocument
from toolkit.profile import Profile
from toolkit.user_files import UserFileError

VERSION = 1
#: Every edit says these, changed or not: they tell a reader which duty it is about.
_ALWAYS = ("list", "name")

Values = dict[str, Any]


class PatchError(UserFileError):
    """A patch that cannot be used: no patch, damaged, or one for another document."""


@dataclass(frozen=True, slots=True)
class End:
    """The document at one end of a patch; ``sha256`` is that of its content, not of its bytes."""

    source: str
    township: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A duty that is new, gone, changed or moved: its place in the whole document on either side, from 1.

    ``cells`` has the values on the sides that the duty stands on, of the list, the name and all cells that differ.
    """

    old: int | None
    new: int | None
    cells: dict[str, Values]


@dataclass(frozen=True, slots=True)
class Patch:
    """What turns ``old`` into ``new``; duties that no edit names keep their order and fill the places left over.

    ``place`` has the values that differ, ``declared`` all facts of both sides where any differs.
    """

    old: End
    new: End
    place: dict[str, Values]
    declared: Values | None
    duties: tuple[Edit, ...]


def make_patch(old: ParsedDocument, new: ParsedDocument, pairs: Iterable[Change]) -> Patch:
    """Return the patch from one document to another, whose duties are paired by ``pairs``."""
    left, right = Content.of(old), Content.of(new)
    matched = sorted((a.row, b.row) for pair in pairs for a, b in zip(pair.old, pair.new, strict=False))
    facts = [list(side.declared) for side in (left, right)]
    return Patch(
        old=_end(old, left),
        new=_end(new, right),
        place={
            key: {"old": left.place[key], "new": right.place[key]}
            for key in PLACE
            if left.place[key] != right.place[key]
        },
        declared=None if facts[0] == facts[1] else {"old": facts[0], "new": facts[1]},
        duties=tuple(_edits(left.duties, right.duties, matched)),
    )


def _end(document: ParsedDocument, content: Content) -> End:
    return End(document.source, content.place["township"], content.sha256)


def _edits(old: Sequence[Cells], new: Sequence[Cells], matched: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    kept = set(longest_rising(matched))
    partner_old, partner_new = {a for a, _ in matched}, {b for _, b in matched}
    for a in range(len(old)):
        if a not in partner_old:
            yield Edit(a + 1, None, {key: {"old": old[a][key]} for key in CELLS})
    for a, b in matched:
        differ = [key for key in CELLS if old[a][key] != new[b][key]]
        if differ or (a, b) not in kept:
            told = [key for key in CELLS if key in _ALWAYS or key in differ]
            yield Edit(a + 1, b + 1, {key: {"old": old[a][key], "new": new[b][key]} for key in told})
    for b in range(len(new)):
        if b not in partner_new:
            yield Edit(None, b + 1, {key: {"new": new[b][key]} for key in CELLS})


def invert(patch: Patch) -> Patch:
    """Return the patch that turns NEW back into OLD."""
    return Patch(
        old=patch.new,
        new=patch.old,
        place={key: _turned(values) for key, values in patch.place.items()},
        declared=patch.declared and _turned(patch.declared),
        duties=tuple(
            Edit(edit.new, edit.old, {key: _turned(values) for key, values in edit.cells.items()})
            for edit in patch.duties
        ),
    )


def _turned(values: Values) -> Values:
    sides = {"old": "new", "new": "old"}
    return {sides[side]: values[side] for side in ("new", "old") if side in values}


def apply(old: ParsedDocument, patch: Patch, profile: Profile, where: object = "patch") -> ParsedDocument:
    """Return a document that says what NEW says; lines count duties, and cells are taken apart anew.

    Raises PatchError, which names ``where``, for the document of another patch and for a damaged patch.
    """
    content = Content.of(old)
    if content.sha256 != patch.old.sha256:
        made_for = patch.old.source
        raise PatchError(
            where,
            f"这个补丁是从 {made_for} 做的，{old.source} 的内容与它不同，请换成那份原文件",
            f"this patch was made from {made_for}, and {old.source} says something else; apply it to that document",
        )
    try:
        result = _patched(content, patch)
        if result.sha256 != patch.new.sha256:
            raise _damaged(where, "sha256")
        return result.document(patch.new.source, "patch", profile)
    except (LookupError, TypeError, AttributeError) as error:
        raise _damaged(where, repr(error)) from None


def _patched(old: Content, patch: Patch) -> Content:
    place = old.place | {key: values["new"] for key, values in patch.place.items()}
    declared = old.declared if patch.declared is None else tuple(patch.declared["new"])
    named = {edit.old for edit in patch.duties}
    rest = iter([duty for at, duty in enumerate(old.duties, 1) if at not in named])
    put: dict[int, Cells] = {}
    for edit in patch.duties:
        if edit.new is not None:
            before = {} if edit.old is None else old.duties[edit.old - 1]
            put[edit.new] = before | {key: values["new"] for key, values in edit.cells.items()}
    height = len(old.duties) - len(named - {None}) + len(put)
    duties = [put[at] if at in put else next(rest, {}) for at in range(1, height + 1)]
    return replace(old, place=place, declared=declared, duties=tuple(duties))


def render(patch: Patch) -> str:
    """Return the patch as JSON text, one edit a line, so that a patch can be read and kept under version control."""
    head = {"patch": VERSION, **asdict(replace(patch, duties=()))}
    edits = [json.dumps(asdict(edit), ensure_ascii=False) for edit in patch.duties]
    lines = [f"{json.dumps(key)}: {json.dumps(head[key], ensure_ascii=False)}" for key in head if key != "duties"]
    body = "".join(f"\n  {edit}," for edit in edits).rstrip(",")
    return "{" + ",\n ".join([*lines, f'"duties": [{body}]']) + "}\n"


def read(text: str, where: object) -> Patch:
    """Return the patch that a JSON text holds; raises PatchError, which names ``where``, for anything else."""
    try:
        data = json.loads(text)
        version = data["patch"]
        if version != VERSION:
            raise PatchError(where, f"不认识第 {version} 版补丁，请更新 qc", f"unknown version {version}; update qc")
        return Patch(
            old=End(**data["old"]),
            new=End(**data["new"]),
            place={key: dict(values) for key, values in data["place"].items()},
            declared=data["declared"],
            duties=tuple(Edit(**edit) for edit in data["duties"]),
        )
    except KeyError as error:
        raise _damaged(where, f"no {error}") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(where, error) from None


def _damaged(where: object, error: object) -> PatchError:
    return PatchError(
        where,
        f"不是 qc diff -o patch=… 写的补丁，或已损坏（{error}）",
        f"no patch as qc diff -o patch=… writes it, or damaged ({error})",
    )
