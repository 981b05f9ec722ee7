from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest

from tests.conftest import read_text, shared_file
from tests.diffing.revising import parsed, revised, township
from toolkit.diffing.compare import compare
from toolkit.diffing.content import Content
from toolkit.diffing.patch import Patch, PatchError, apply, invert, make_patch, read, render
from toolkit.frames import build
from toolkit.parsing import ParsedDocument
from toolkit.profile import default_profile
from toolkit.reporting.parsed import render_json
from toolkit.resources import folder

OLD, NEW = parsed(township(1)), parsed(revised(township(1), 1))


def patch_of(old: ParsedDocument, new: ParsedDocument) -> Patch:
    return make_patch(old, new, compare(old, new).pairs)


def applied(old: ParsedDocument, patch: Patch) -> ParsedDocument:
    return apply(old, patch, default_profile())


def test_a_patch_keeps_to_its_schema_and_says_nothing_of_duties_that_stayed() -> None:
    written = json.loads(render(patch_of(OLD, NEW)))
    jsonschema.validate(written, json.loads((folder("reports") / "patch.schema.json").read_text("utf-8")))
    assert 0 < len(written["duties"]) < len(OLD.duties)
    assert patch_of(OLD, OLD).duties == ()


def test_what_a_patch_gives_compares_with_the_new_document_without_a_change() -> None:
    given = applied(OLD, patch_of(OLD, NEW))
    assert not compare(given, NEW, "version").changes
    record, wanted = (json.loads(render_json(build([one]))) for one in (given, NEW))
    assert record["declared"] == wanted["declared"]
    assert record["date"] == wanted["date"]


def test_two_real_documents_turn_into_each_other() -> None:
    names = ("000_fe4ab73d7f7b2358.txt", "004_c49ac2c9d817694b.txt")
    old, new = (read_text(shared_file("seeds", name).read_bytes()) for name in names)
    patch = patch_of(old, new)
    assert Content.of(applied(old, patch)) == Content.of(new)
    assert Content.of(applied(new, invert(patch))) == Content.of(old)


def test_a_patch_is_for_the_content_it_was_made_from_in_any_serialisation() -> None:
    document, later = township(2), revised(township(2), 2)
    patch = patch_of(parsed(document, "tabular"), parsed(later, "tabular"))
    assert Content.of(applied(parsed(document, "markdown"), patch)) == Content.of(parsed(later, "tabular"))


def test_a_patch_for_another_document_is_refused_in_both_languages() -> None:
    with pytest.raises(PatchError) as told:
        apply(NEW, patch_of(OLD, NEW), default_profile(), "p.json")
    assert told.value.said["zh"] == "p.json：这个补丁是从 a.txt 做的，a.txt 的内容与它不同，请换成那份原文件"
    assert told.value.said["en"].startswith("p.json: this patch was made from a.txt")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"patch": 1}', '{"patch": 1, "old": {}, "new": {}, "place": {}, "declared": null, "duties": []}',
     "[" * 100_000, "1", "null", '{"patch": []}'],
)  # fmt: skip
def test_what_is_no_patch_is_told(text: str) -> None:
    with pytest.raises(PatchError, match=r"^p\.json："):
        read(text, "p.json")


def test_a_patch_whose_edits_were_tampered_with_gives_nothing() -> None:
    patch = patch_of(OLD, NEW)
    first = next(edit for edit in patch.duties if edit.old and edit.new)
    rest = [edit for edit in patch.duties if edit is not first]
    for wrong in (
        dataclasses.replace(first, old=10_000, new=1),
        dataclasses.replace(first, new=10**12),
        dataclasses.replace(first, cells={"name": {"old": "", "new": "做好其他工作"}}),
    ):
        with pytest.raises(PatchError, match="已损坏"):
            applied(OLD, dataclasses.replace(patch, duties=(wrong, *rest)))
