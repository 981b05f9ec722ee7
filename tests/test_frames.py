from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pandera.errors
import polars as pl
import pytest
from syrupy.assertion import SnapshotAssertion

from fixtures.generator import Form, Layout, Stray, Township, make_township, render
from tests.conftest import FORMS, frames_of, read_text
from toolkit.frames import SCHEMAS, Frames, build
from toolkit.parsing import Unreadable

KEYS = ("duties", "departments", "clauses", "declared", "strays", "narrative", "headings")


def township() -> Township:
    small = make_township(5, basic=3, cooperative=2, reclaimed=2)
    return replace(small, strays=(Stray("basic", 2, "本页无正文。"),))


def text(form: Form = "tabular") -> str:
    layout = Layout(rows_per_page=2, split_rows=True, footer="full", form_feed=True, remark=form != "wrapped")
    return render(township(), form, options=layout)


def tables(frames: Frames) -> dict[str, pl.DataFrame]:
    return {field.name: getattr(frames, field.name) for field in fields(frames) if field.name in SCHEMAS}


@pytest.mark.parametrize("form", FORMS)
def test_the_frames_of_a_document_are_these(form: Form, snapshot: SnapshotAssertion) -> None:
    lines = []
    for name, table in tables(frames_of(text(form))).items():
        for row in table.iter_rows(named=True):
            said = {key: value for key, value in row.items() if value is not None}
            lines.append(f"{name} {json.dumps(said, ensure_ascii=False)}")
    assert "\n".join(lines) == snapshot


@pytest.mark.parametrize("documents", [0, 1, 3])
def test_every_table_holds_to_its_schema_however_many_documents_there_are(documents: int) -> None:
    frames = frames_of(*[text()] * documents)
    assert tables(frames).keys() == SCHEMAS.keys()
    for name, table in tables(frames).items():
        assert SCHEMAS[name].validate(table).equals(table)
    assert frames.documents["document"].to_list() == list(range(documents))


def test_documents_together_have_the_rows_of_each_alone() -> None:
    one, other = text("tabular"), text("markdown")
    together = frames_of(one, other)
    for name in KEYS:
        table = getattr(together, name)
        for at, alone in enumerate((frames_of(one), frames_of(other))):
            part = table.filter(document=at).drop("document")
            assert part.equals(getattr(alone, name).drop("document"))


def test_an_unreadable_document_has_its_reason_and_no_rows() -> None:
    frames = build([Unreadable("甲.txt", "too-large", {"size": 33, "limit": 32}), read_text(text())])
    first = frames.documents.row(0, named=True)
    assert (first["source"], first["status"], first["reason"]) == ("甲.txt", "unreadable", "too-large")
    assert first["reason_facts"] == '{"size": 33, "limit": 32}'
    assert first["format"] is None
    assert all(getattr(frames, name)["document"].unique().to_list() in ([], [1]) for name in KEYS)


@pytest.mark.parametrize("change", ["missing", "renamed", "retyped"])
def test_a_table_that_breaks_its_schema_makes_no_frames(change: str) -> None:
    frames = frames_of(text())
    broken: dict[str, Any] = {
        "missing": frames.duties.drop("name"),
        "renamed": frames.duties.rename({"name": "title"}),
        "retyped": frames.duties.with_columns(pl.col("line").cast(pl.String)),
    }
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        replace(frames, duties=broken[change])


def test_cells_that_a_list_does_not_have_are_null_and_empty_ones_are_not() -> None:
    duties = frames_of("序号\t事项类别\t事项名称\n1\t\t开展甲项工作\n2\t党的建设\t\n3\t党的建设\t开展乙项工作").duties
    assert duties.select("category", "name").rows() == [
        ("", "开展甲项工作"),
        ("党的建设", ""),
        ("党的建设", "开展乙项工作"),
    ]
    for column in ("departments", "superior_duties", "township_duties", "receiving_departments", "handover", "remark"):
        assert duties[column].null_count() == duties.height
