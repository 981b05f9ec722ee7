from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.waivers import Waiver, WaiverError, add_waivers, load_waivers, parse_waivers, write_text

TODAY = date(2026, 3, 1)
FILE = Path("qc-waivers.toml")
ENTRY = '[[waiver]]\nfingerprint = "aaaa"\nreason = "原文如此"\nuntil = 2026-05-01\n'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def waivers() -> st.SearchStrategy[list[Waiver]]:
    said = TEXTS.filter(lambda text: bool(text.strip()))
    terms = st.dates(date(2020, 1, 1), TODAY + timedelta(days=180))
    one = st.builds(Waiver, said, said, terms, TEXTS, TEXTS, TEXTS)
    return st.lists(one, max_size=4, unique_by=lambda waiver: waiver.fingerprint)


@given(waivers())
def test_what_is_written_is_read_again(given: list[Waiver]) -> None:
    assert parse_waivers(write_text(given), FILE, TODAY) == given


@given(waivers(), waivers())
def test_new_waivers_take_the_place_of_old_ones_for_the_same_findings(old: list[Waiver], new: list[Waiver]) -> None:
    fresh = {waiver.fingerprint for waiver in new}
    text = add_waivers(write_text(old), parse_waivers(write_text(old), FILE, TODAY), new)
    assert parse_waivers(text, FILE, TODAY) == [*(one for one in old if one.fingerprint not in fresh), *new]


def test_what_somebody_wrote_beside_the_waivers_stays() -> None:
    text = f"# 王科长批准\n\n{ENTRY}\n# 下一条\n{ENTRY.replace('aaaa', 'bbbb')}"
    new = Waiver("bbbb", "另有说明", date(2026, 4, 1))
    added = add_waivers(text, parse_waivers(text, FILE, TODAY), [new])
    assert added.startswith(f"# 王科长批准\n\n{ENTRY}\n# 下一条\n")
    assert parse_waivers(added, FILE, TODAY)[1:] == [new]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_bytes(b"\xef\xbb\xbf" + ENTRY.encode())
    assert [one.fingerprint for one in load_waivers(tmp_path / "w.toml", TODAY)] == ["aaaa"]


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('fingerprint = "aaaa"\n', "", "fingerprint"),
        ('reason = "原文如此"\n', "", "reason"),
        ("原文如此", "  ", "reason"),
        ('"原文如此"', "7", "reason"),
        ("until = 2026-05-01\n", "", "until"),
        ("2026-05-01", '"2026-05-01"', "until"),
        ("2026-05-01", "2026-05-01T00:00:00", "until"),
        ("2026-05-01", "2099-01-01", "2099-01-01"),
        ("reason", "reasen", "reason"),
    ],
)
def test_a_waiver_has_a_fingerprint_a_reason_and_a_near_end_date(old: str, new: str, word: str) -> None:
    with pytest.raises(WaiverError, match=word) as caught:
        parse_waivers(f"# x\n{ENTRY.replace(old, new)}", FILE, TODAY)
    assert all(said.startswith("qc-waivers.toml:2") for said in caught.value.said.values())


@pytest.mark.parametrize(
    "text", [ENTRY * 2, ENTRY.replace("[[waiver]]", "[[waivers]]"), "waiver = 3\n", "[", "x = 1\n"]
)
def test_what_is_no_list_of_waivers_is_refused(text: str) -> None:
    with pytest.raises(WaiverError):
        parse_waivers(text, FILE, TODAY)


def test_the_last_day_of_a_waiver_counts() -> None:
    waiver = Waiver("aaaa", "x", TODAY)
    assert not waiver.lapsed(TODAY)
    assert waiver.lapsed(TODAY + timedelta(days=1))


def test_only_a_run_over_its_file_and_rule_can_tell_whether_a_waiver_is_needed() -> None:
    waiver = Waiver("aaaa", "x", TODAY, "QC301", "a.md")
    assert waiver.concerns(["a.md"], ["QC301"])
    assert not waiver.concerns(["b.md"], ["QC301"])
    assert not waiver.concerns(["a.md"], ["QC302"])
