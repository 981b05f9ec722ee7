from __future__ import annotations

import csv
import io
import json
from typing import Any

import polars as pl

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.conftest import read_text
from tests.reporting.documents import STATED, frames
from toolkit.frames import build
from toolkit.parsing import Unreadable
from toolkit.reporting.parsed import render_csv, render_json, render_parquet

DOCUMENT = ["source", "format", "sha256", "province", "prefecture", "county", "township", "township_type", "date"]
DUTY = [
    "list", "number", "category", "name", "departments", "superior_duties", "township_duties", "receiving_departments",
    "handover", "remark", "line", "end_line", "page", "damaged",
]  # fmt: skip
SILENT = basic(Row(1)) + cooperative(Row(1, superior="")) + reclaimed(Row(1))


def records(text: str, name: str = "a.md") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render_json(build([read_text(text, name)])))
    return data


def test_a_document_has_the_fields_that_others_rely_on_and_no_more() -> None:
    record = records(STATED)
    assert set(record) == {*DOCUMENT, "declared", "duties"}
    assert set(record["declared"]) == {"total", "basic", "cooperative", "reclaimed"}
    counted = {"count", "contents_count", "category_count", "categories"}
    assert set(record["declared"]["basic"]) == counted
    for key in ("cooperative", "reclaimed"):
        assert set(record["declared"][key]) == counted | {"department_count"}
    assert all(list(duty) == DUTY for duty in record["duties"])


def test_what_a_document_says_stands_where_others_look_for_it() -> None:
    record = records(STATED, "柳树镇.md")
    assert (record["source"], record["format"]) == ("柳树镇.md", "markdown")
    assert (record["province"], record["prefecture"], record["county"]) == ("河西省", "临原地区", "青湖县")
    assert (record["township"], record["township_type"], record["date"]) == ("柳树镇", "镇", "2025-06")
    assert record["declared"]["total"] == 9
    assert record["declared"]["basic"]["categories"] == ["党的建设", "经济发展", "民生服务"]
    assert record["declared"]["cooperative"]["department_count"] == 7
    assert record["declared"]["reclaimed"]["count"] == 2


def test_what_a_document_does_not_say_is_null() -> None:
    record = records(SILENT)
    assert [record[key] for key in DOCUMENT[3:]] == [None] * 6
    assert record["declared"]["total"] is None
    assert set(record["declared"]["cooperative"].values()) == {None}
    assert {duty["page"] for duty in record["duties"]} == {None}


def test_a_cell_that_a_list_does_not_have_is_null_and_an_empty_one_is_empty() -> None:
    basic_row, cooperative_row, reclaimed_row = records(SILENT)["duties"]
    for key in ("departments", "superior_duties", "township_duties", "receiving_departments", "handover", "remark"):
        assert basic_row[key] is None
    assert cooperative_row["superior_duties"] == ""
    assert (cooperative_row["handover"], cooperative_row["receiving_departments"]) == (None, None)
    assert (reclaimed_row["departments"], reclaimed_row["receiving_departments"]) == (None, ["县民政局"])


def test_lines_are_those_of_the_source() -> None:
    lines = STATED.split("\n")
    for duty in records(STATED)["duties"]:
        assert lines[duty["line"] - 1].startswith(f"| {duty['number']} |")
        assert duty["end_line"] == duty["line"]


def test_there_is_one_line_a_readable_document() -> None:
    sample = build([read_text(SILENT, "a.md"), Unreadable("b.md", "empty", {}), read_text(SILENT, "c.md")])
    lines = render_json(sample).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["source"] for line in lines] == ["a.md", "c.md"]


def test_the_table_has_one_row_a_duty_with_its_documents_place() -> None:
    table = pl.read_parquet(render_parquet(frames()))
    assert table.height == frames().duties.height == 10
    assert set(table.columns) == {*DOCUMENT, *DUTY}
    first = table.row(0, named=True)
    assert (first["source"], first["township"], first["list"], first["number"]) == ("柳树镇.md", "柳树镇", "basic", 1)
    assert first["sha256"] == records(STATED)["sha256"]
    assert table["source"].unique(maintain_order=True).to_list() == ["柳树镇.md", "清单 二.md"]


def test_parquet_tells_null_from_empty_and_keeps_lists() -> None:
    table = pl.read_parquet(render_parquet(build([read_text(SILENT, "a.md")])))
    assert table["superior_duties"].to_list() == [None, "", None]
    assert table["receiving_departments"].to_list() == [None, None, ["县民政局"]]
    assert table["page"].to_list() == [None, None, None]


def test_csv_has_the_same_rows_and_columns_and_joins_lists() -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(frames()))))
    table = pl.read_parquet(render_parquet(frames()))
    assert list(rows[0]) == table.columns
    assert [row["name"] for row in rows] == table["name"].to_list()
    assert [row["departments"] for row in rows if row["source"] == "清单 二.md"] == [
        "县水利局、县财政局、县自然资源局",
        "县水利局",
    ]


def test_csv_survives_quotes_commas_and_line_ends_in_cells() -> None:
    name = '做好"一件事", 联办'
    (row,) = csv.DictReader(io.StringIO(render_csv(build([read_text(basic(Row(1, name)), 'a,"b".md')]))))
    assert (row["name"], row["source"]) == ('做好"一件事",联办', 'a,"b".md')


def test_no_documents_give_an_empty_table_with_its_columns() -> None:
    empty = build([Unreadable("a.md", "empty", {})])
    assert render_json(empty) == ""
    assert pl.read_parquet(render_parquet(empty)).height == 0
    assert render_csv(empty).strip().split(",") == pl.read_parquet(render_parquet(frames())).columns
