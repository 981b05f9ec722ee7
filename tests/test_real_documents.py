"""What the four public documents must give; their text is not here, only figures about it."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import characters, kept, parse_json, read_text, shared_file
from toolkit.sources import Source, read
from toolkit.text import clean, fold

COUNTS = {"000": (116, 98, 41), "002": (104, 102, 58), "003": (140, 108, 44), "004": (117, 97, 47)}
LISTS = ("basic", "cooperative", "reclaimed")
BORDERS = Path(__file__).parent / "real" / "002.borders.json"
COLUMNS = ("category", "name", "departments", "superior_duties", "township_duties", "receiving_departments", "handover")
CELLS = ("category", "name", "departments_text", "superior_duties", "township_duties")
PLACES = {
    "000": ("新疆维吾尔自治区", "和田地区", "于田县", "先拜巴扎镇", "2025-07"),
    "002": (None, "塔城地区", "额敏县", None, None),
    "003": ("新疆维吾尔自治区", "喀什地区", "巴楚县", "夏马勒乡", None),
}


def content(document: str) -> bytes:
    return next(shared_file("seeds").glob(f"{document}_*.txt")).read_bytes()


@cache
def parsed(document: str) -> dict[str, Any]:
    return parse_json(content(document))


def rows(document: str, key: str) -> dict[int, dict[str, Any]]:
    return {duty["number"]: duty for duty in parsed(document)["duties"] if duty["list"] == key}


def empty(document: str, key: str, column: str) -> list[int]:
    return [number for number, duty in rows(document, key).items() if not duty[column]]


def source(document: str) -> Source:
    return read(document, content(document))


def same(one: object, other: object) -> bool:
    """Tell whether two cells are equal but for white space and the width of punctuation."""
    if isinstance(one, list) and isinstance(other, list):
        return [fold(name) for name in one] == [fold(name) for name in other]
    return fold(str(one or "")) == fold(str(other or ""))


@pytest.mark.parametrize("document", COUNTS)
def test_every_row_is_there_once_and_in_order(document: str) -> None:
    for key, count in zip(LISTS, COUNTS[document], strict=True):
        numbers = [duty["number"] for duty in parsed(document)["duties"] if duty["list"] == key]
        assert numbers == list(range(1, count + 1))


@pytest.mark.parametrize("document", PLACES)
def test_the_place_and_the_date_are_read(document: str) -> None:
    keys = ("province", "prefecture", "county", "township", "date")
    assert tuple(parsed(document)[key] for key in keys) == PLACES[document]


@pytest.mark.parametrize("document", COUNTS)
def test_what_is_declared_is_the_count_of_the_rows_or_not_said(document: str) -> None:
    declared = parsed(document)["declared"]
    said = [declared[key]["count"] for key in LISTS]
    assert said == ([None] * 3 if document == "002" else list(COUNTS[document]))
    assert declared["total"] == (None if document == "002" else sum(COUNTS[document]))


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("document", ["000", "004"])
def test_the_cells_are_those_of_a_careful_reading(document: str, column: str) -> None:
    gold = json.loads(shared_file("gold", f"{document}.parse.json").read_text("utf-8"))["duties"]
    pairs = [(rows(document, duty["list"])[duty["number"]].get(column), duty.get(column)) for duty in gold]
    agreeing = sum(1 for one, other in pairs if same(one, other))
    assert agreeing >= 0.995 * len(gold) == 0.995 * sum(COUNTS[document])


@pytest.mark.parametrize("document", ["000", "004"])
def test_the_place_and_the_declared_facts_are_those_of_a_careful_reading(document: str) -> None:
    gold = json.loads(shared_file("gold", f"{document}.parse.json").read_text("utf-8"))
    found = parsed(document)
    assert found["declared"] == gold["declared"]
    assert {key: found[key] for key in ("county", "township", "date")} == {
        key: gold[key] for key in ("county", "township", "date")
    }


@pytest.mark.parametrize("document", ["000", "003", "004"])
def test_all_text_of_the_tables_is_in_the_cells(document: str) -> None:
    blocks = source(document).blocks
    missing = characters(cell for block in blocks for cell in block.cells) - kept(read_text(content(document)))
    assert not missing


def test_all_long_lines_without_borders_are_in_the_cells() -> None:
    """Short lines may be pieces of headers, whose text is in no cell; number and category stand before a name."""
    told = "".join(str(duty[column] or "") for duty in parsed("002")["duties"] for column in COLUMNS)
    lines = [line.split()[-1] for line in content("002").decode().split("\n") if line.strip()]
    long = [line for line in lines if len(line) > 16]
    assert len(long) > 900
    assert [line for line in long if line not in told] == []


def test_the_township_s_duties_begin_where_a_reader_sees_them_begin() -> None:
    borders = json.loads(BORDERS.read_text("utf-8"))
    lines = content("002").decode().split("\n")
    found = rows("002", "cooperative")
    right = [n for n, at in borders.items() if found[int(n)]["township_duties"].startswith(clean(lines[at - 1]))]
    assert len(borders) == 102
    assert len(right) >= 97


def test_names_and_departments_without_borders_are_told_apart() -> None:
    found = rows("002", "cooperative")
    assert empty("002", "cooperative", "departments") == []
    assert found[38]["departments"] == ["县民政局"]
    assert len(found[82]["departments"]) == 8
    assert found[101]["name"].endswith("APP")
    assert "国家电网额敏分公司" in found[90]["departments"]
    assert all(duty["departments"][0][0] in "县塔国" for duty in found.values())


def test_the_reclaimed_rows_without_labels_have_their_receivers() -> None:
    found = rows("002", "reclaimed")
    assert empty("002", "reclaimed", "handover") == []
    assert empty("002", "reclaimed", "receiving_departments") == []
    assert found[52]["receiving_departments"] == ["县消防救援局"]


def test_a_page_footer_between_the_lines_of_a_row_is_in_no_cell() -> None:
    assert not any("共69页" in str(duty) for duty in parsed("002")["duties"])


# Of 003 the rows are known by their shape: every line has as many cells as its header.


def test_every_cell_is_the_text_between_two_tabs() -> None:
    lines = {at: line.split("\t") for at, line in enumerate(content("003").decode().split("\n"), 1)}
    for duty in read_text(content("003")).duties:
        cells = [clean(cell) for cell in lines[duty["line"]]]
        if duty["line"] == duty["end_line"]:
            shown = (
                [duty[column] for column in CELLS]
                if duty["list"] == "cooperative"
                else [duty["category"], duty["name"]]
            )
            assert cells[1 : len(shown) + 1] == shown
            assert duty["list"] != "reclaimed" or duty["handover"] == cells[3]


def test_a_row_that_a_page_parts_is_put_together() -> None:
    parted = [duty for duty in read_text(content("003")).duties if duty["line"] != duty["end_line"]]
    assert [(duty["list"], duty["number"], duty["line"], duty["end_line"]) for duty in parted] == [
        ("cooperative", 60, 279, 282)
    ]
    lines = content("003").decode().split("\n")
    first, rest = lines[278].split("\t"), lines[281].split("\t")
    assert parted[0]["superior_duties"] == clean(first[4]) + clean(rest[4])
    assert parted[0]["township_duties"] == clean(first[5])


@pytest.mark.parametrize(
    ("key", "column", "numbers"),
    [
        ("basic", "category", [1, 88, 128]),
        ("basic", "name", []),
        ("cooperative", "category", [97]),
        ("cooperative", "name", [14, 18, 50, 64, 77, 86, 91, 105]),
        ("cooperative", "superior_duties", [9, 70, 72, 83, 84, 97, 98]),
        ("cooperative", "township_duties", [89]),
        ("reclaimed", "category", [5, 20, 24, 25, 28, 34, 35, 37]),
        ("reclaimed", "name", [6, 24, 25, 33]),
        ("reclaimed", "handover", []),
    ],
)
def test_the_cells_that_extraction_has_emptied_are_empty(key: str, column: str, numbers: list[int]) -> None:
    assert empty("003", key, column) == numbers


def test_rows_whose_department_cell_is_empty_or_a_comma_name_no_department() -> None:
    assert empty("003", "cooperative", "departments") == [13, 18, 23, 27, 31, 44, 46, 53, 64, 68, 79, 95]
    assert rows("003", "cooperative")[97]["departments"][0] == "县水利局"


def test_reclaimed_rows_have_the_receivers_of_every_label() -> None:
    assert empty("003", "reclaimed", "receiving_departments") == [1]
    many = Counter({number: len(duty["receiving_departments"]) for number, duty in rows("003", "reclaimed").items()})
    assert many.most_common(2) == [(41, 7), (2, 1)]


def test_the_footer_is_in_no_cell_and_no_stray() -> None:
    document = read_text(content("003"))
    assert not any("第14页" in str(duty) for duty in document.duties)
    assert document.strays == []


def test_the_contents_of_003_give_the_counts_again() -> None:
    declared = parsed("003")["declared"]
    assert [declared[key]["contents_count"] for key in LISTS] == list(COUNTS["003"])
    assert [declared[key].get("department_count") for key in LISTS] == [None, 39, 17]
    assert [len(declared[key]["categories"]) for key in LISTS] == [20, 18, 10]
