from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl

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
    for arguments in (("--format", "xml"), ("-o", "xml=out.xml")):
        result = qc("parse", "a.md", *arguments)
        assert (result.status, result.out) == (2, "")
        assert "json" in result.err
        assert "parquet" in result.err


def test_what_is_written_can_be_read_again_as_it_was(folder: Path) -> None:
    write(folder, SOUND)
    assert qc("parse", "a.md", "-o", "json=one.json").status == 0
    assert (folder / "one.json").read_text("utf-8") == qc("parse", "a.md").out
