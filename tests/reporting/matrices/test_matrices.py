from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.diffing.counties import COMMON, county, township
from toolkit.diffing.matrix import build_matrix
from toolkit.reporting.matrices import FORMATS, render
from toolkit.text import width
from toolkit.words import Lang

MATRIX = build_matrix(county())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_summary(lang: Lang, snapshot: SnapshotAssertion) -> None:
    text = render("text", MATRIX, lang).decode()
    assert text == snapshot
    assert all(2 * width(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_table(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render("csv", MATRIX, lang).decode() == snapshot


def test_the_whole_json(snapshot: SnapshotAssertion) -> None:
    data = json.loads(render("json", MATRIX))
    assert data["townships"] == snapshot
    assert data["duties"][:2] == snapshot
    assert all(len(duty["townships"]) == len(data["townships"]) for duty in data["duties"])


def test_the_workbook_says_what_the_table_says() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render("xlsx", MATRIX)))
    duties, places = book.worksheets
    shown = [[str(cell) if cell is not None else "" for cell in row] for row in duties.iter_rows(values_only=True)]
    assert shown == list(csv.reader(io.StringIO(render("csv", MATRIX).decode())))
    assert [row[0] for row in places.iter_rows(min_row=2, values_only=True)] == [
        one.document["township"] for one in MATRIX.townships
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_matrix_gives_the_same_bytes(form: str) -> None:
    assert render(form, MATRIX) == render(form, build_matrix(county()))


def test_one_township_alone_and_two_of_one_name_can_be_shown() -> None:
    alone = render("text", build_matrix(county()[:1])).decode()
    assert alone == "1份清单，11项事项：11项都有，0项只有少数有，0项只有少数没有\n"
    twice = [county()[0], township("柳树镇", COMMON[:5])]
    assert "柳树镇（柳树镇.md）" in render("csv", build_matrix(twice)).decode()


def test_long_sections_are_cut_and_counted() -> None:
    many = [f"组织第{sign}类志愿服务{sign}活动" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"]
    text = render("text", build_matrix([*county(), township("河湾镇", [*COMMON, *many])])).decode()
    assert text.count("1/6 有：") == 15
    assert "  另有4项" in text
