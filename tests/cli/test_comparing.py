"""``qc compare``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import process, qc, write
from tests.cli.test_diff import OLD, told

pytestmark = pytest.mark.usefixtures("folder")


def county() -> None:
    for name in ("柳树镇", "白杨镇", "东沟镇"):
        write(Path(), OLD.replace("柳树镇", name), f"county/{name}.md")
    write(Path(), OLD.replace("柳树镇", "南塘镇").replace("人才引进", "森林防火"), "county/南塘镇.md")


def test_a_folder_is_summed_up_in_every_format() -> None:
    county()
    result = qc("compare", "county", "-o", "json=k.json", "-o", "csv=k.csv", "-o", "xlsx=k.xlsx")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("4份清单，")
    data = json.loads(Path("k.json").read_text("utf-8"))
    assert [one["township"] for one in data["townships"]] == ["东沟镇", "南塘镇", "柳树镇", "白杨镇"]
    assert len(list(csv.reader(io.StringIO(Path("k.csv").read_text("utf-8"))))) == len(data["duties"]) + 1
    assert len(openpyxl.load_workbook("k.xlsx").worksheets) == 2
    assert qc("compare", "county", "--lang", "en").out.startswith("4 lists, ")


def test_the_order_of_the_files_does_not_matter() -> None:
    county()
    files = sorted(map(str, Path("county").iterdir()))
    assert qc("compare", *files, "--format", "json").out == qc("compare", *files[::-1], "--format", "json").out


def test_an_unreadable_file_is_named_and_the_others_are_compared() -> None:
    county()
    write(Path(), "没有清单", "county/坏.md")
    result = qc("compare", "county")
    assert result.status == 1
    assert result.err.startswith("qc: county/坏.md：")
    assert result.out.startswith("4份清单，")


def test_what_cannot_be_compared_is_told_in_one_line() -> None:
    assert "missing.md" in told(qc("compare", "missing.md"))
    county()
    assert "没有这种格式" in told(qc("compare", "county", "--format", "docx"))
    Path("empty").mkdir()
    assert "没有可读的文件" in told(qc("compare", "empty"))


def test_data_go_to_standard_output_and_nothing_to_standard_error(folder: Path) -> None:
    county()
    done = process(folder, "compare", "county", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)["townships"]) == 4
