from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.tables import Row, basic
from toolkit.checking.examples import frames_of
from toolkit.checking.kinds import ParameterError
from toolkit.checking.kinds.query import hits

FRAMES = frames_of(basic(Row(1), Row(2, "收养登记", ""), Row(3, "路政巡查", "")))


def test_every_row_of_a_query_is_a_hit_with_its_place_and_facts() -> None:
    found = hits(FRAMES, {"sql": "SELECT document, row, name AS quote, number FROM duties WHERE category = ''"})
    assert found.to_dicts() == [
        {"document": 0, "row": 1, "quote": "收养登记", "case": "row", "values": {"number": 2}},
        {"document": 0, "row": 2, "quote": "路政巡查", "case": "row", "values": {"number": 3}},
    ]


def test_a_query_may_find_nothing() -> None:
    assert hits(FRAMES, {"sql": "SELECT document FROM duties WHERE name = ''"}).is_empty()


def test_a_query_must_say_in_which_document_a_finding_is() -> None:
    with pytest.raises(ParameterError, match="document"):
        hits(FRAMES, {"sql": "SELECT name FROM duties"})


@pytest.mark.parametrize(
    "call", ["read_csv('{}')", "READ_CSV ('{}')", "read_csv/**/('{}')", "\"read_csv\"('{}')", "read_csv--\n('{}')"]
)
def test_a_query_reads_no_files(tmp_path: Path, call: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("document,name\n0,secret\n", encoding="utf-8")
    sql = f"SELECT document, name FROM {call.format(file.as_posix())}"  # noqa: S608 - that is what is tested
    with pytest.raises(ParameterError, match=r"file|read_csv"):
        hits(FRAMES, {"sql": sql})


def test_a_word_that_only_looks_like_reading_a_file_is_no_harm() -> None:
    found = hits(FRAMES, {"sql": "SELECT document, row AS read_number FROM duties WHERE number = 1"})
    assert found["values"].to_list() == [{"read_number": 0}]
