from __future__ import annotations

import dataclasses
from datetime import date

from tests.reporting.documents import both, frames
from toolkit.frames import document_records
from toolkit.gate import Gate
from toolkit.lists import LISTS
from toolkit.waivers import Waiver


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


def test_what_an_earlier_version_has_too_blocks_nothing() -> None:
    report = both("zh")
    blocking = [finding for finding in report.findings if report.blocks(finding)]
    assert len(blocking) > 1
    but_one = frozenset(finding.fingerprint for finding in blocking[1:])
    assert [f for f in report.findings if dataclasses.replace(report, known=but_one).blocks(f)] == blocking[:1]
    assert dataclasses.replace(report, known=but_one | {blocking[0].fingerprint}).passed


def test_the_summary_has_every_severity_and_what_was_waived() -> None:
    waived = [(finding, Waiver(finding.fingerprint, "known", date(2026, 1, 1))) for finding in both("zh").findings[:3]]
    empty = dataclasses.replace(both("zh"), findings=[], waived=waived)
    assert empty.summary == {"error": 0, "warning": 0, "info": 0, "suppressed": 3}
