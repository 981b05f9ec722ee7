from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl
from openpyxl import load_workbook

from tests.cli.running import SOUND, qc, write


def test_a_document_is_one_line_of_json(folder: Path) -> None:
    write(folder, SOUND)
    write(folder, SOUND, "b.md")
    result = qc("parse", "a.md", "b.md")
    assert (result.status, result.err) == (0, "")
    assert [json.loads(line)["source"] for line in result.out.splitlines()] == ["a.md", "b.md"]


def test_csv_and_parquet_have_one_row_a_duty(folder: Path) -> None:
    write(folder, SOUND)
    result = qc("parse", "a.md", "--format", "csv", "-o", "parquet=out.parquet", "-o", "csv=out.csv")
    assert result.status == 0
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert [row["name"] for row in rows] == pl.read_parquet(folder / "out.parquet")["name"].to_list()
    assert len(rows) == 4
    assert (folder / "out.csv").read_text("utf-8") == result.out


def test_a_missing_file_beside_a_good_one_is_named_and_the_good_one_is_written(folder: Path) -> None:
    write(folder, SOUND)
    result = qc("parse", "missing.md", "a.md")
    assert result.status == 1
    assert result.err == "qc: missing.md：没有这个文件\n"
    assert json.loads(result.out)["source"] == "a.md"


def test_a_missing_file_alone_cannot_be_used(folder: Path) -> None:
    result = qc("parse", "missing.md")
    assert (result.status, result.out) == (2, "")
    assert result.err == "qc: missing.md：没有这个文件\n"
    assert folder.exists()


def test_standard_input_is_read(folder: Path) -> None:
    result = qc("parse", "-", "--stdin-filename", "河东镇.md", given=SOUND)
    assert json.loads(result.out)["source"] == "河东镇.md"
    assert list(folder.iterdir()) == []


def test_an_unknown_format_cannot_be_used(folder: Path) -> None:
    write(folder, SOUND)
    for arguments in (("--format", "xslx"), ("-o", "xslx=out.xlsx")):
        result = qc("parse", "a.md", *arguments)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"qc: {' '.join(arguments)}：没有这种格式，是不是 xlsx？")
        assert "json, csv, parquet, xlsx" in result.err


def test_the_formats_are_named_in_the_help() -> None:
    assert "json, csv, parquet, xlsx" in " ".join(qc("parse", "--help").out.split())


def test_a_workbook_has_the_rows_and_columns_of_csv(folder: Path) -> None:
    write(folder, SOUND)
    assert qc("parse", "a.md", "-o", "xlsx=out.xlsx", "-o", "csv=out.csv").status == 0
    read = load_workbook(folder / "out.xlsx")["duties"].iter_rows(values_only=True)
    rows = list(csv.reader(io.StringIO((folder / "out.csv").read_text("utf-8"))))
    assert [["" if value is None else str(value) for value in row] for row in read] == rows


def test_what_is_written_can_be_read_again_as_it_was(folder: Path) -> None:
    write(folder, SOUND)
    assert qc("parse", "a.md", "-o", "json=one.json").status == 0
    assert (folder / "one.json").read_text("utf-8") == qc("parse", "a.md").out
