from __future__ import annotations

import dataclasses

from tests.reporting.documents import both, frames
from toolkit.gate import Gate
from toolkit.profile import LISTS
from toolkit.reporting.report import document_records


def test_a_document_comes_with_the_number_of_rows_of_each_list() -> None:
    records = document_records(frames())
    assert [record["counts"] for record in records] == [
        {"basic": 4, "cooperative": 2, "reclaimed": 2},
        {"basic": 0, "cooperative": 2, "reclaimed": 0},
    ]
    assert sum(record["counts"][key] for record in records for key in LISTS) == frames().duties.height


def test_whether_a_report_passes_is_the_gates_to_say() -> None:
    assert not both("zh").passed
    assert dataclasses.replace(both("zh"), gate=Gate("never")).passed
    assert dataclasses.replace(both("zh"), findings=[]).passed


def test_the_summary_has_every_severity_and_what_was_suppressed() -> None:
    empty = dataclasses.replace(both("zh"), findings=[], suppressed=3)
    assert empty.summary == {"error": 0, "warning": 0, "info": 0, "suppressed": 3}
