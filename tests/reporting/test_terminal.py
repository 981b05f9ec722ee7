from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from toolkit.reporting.terminal import Line, Run, aligned, cells, folded, plain, show, words_of

#: Chinese, Latin and Cyrillic letters, signs and blanks: what duty lists are made of.
TEXTS = st.text(st.sampled_from("做好防汛抗旱工作镇，。（）《》“”abc XYZ 12.3-Ж\n"), max_size=80)
STYLES = st.sampled_from(("", "red", "bold"))
RUNS = st.lists(st.tuples(TEXTS, STYLES), max_size=5)


@given(RUNS, st.integers(12, 60))
@example([("组织开展防汛抗旱", "")], 12)
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(runs: list[Run], width: int) -> None:
    lines = list(folded(runs, width, "  ", "－ "))
    assert max(cell_len(words_of(line)) for line in lines) <= width
    words = "".join(words for line in lines for words, _ in line[1:])
    assert "".join(words.split()) == "".join(words_of(runs).split())


@given(RUNS)
def test_each_character_keeps_its_look(runs: list[Run]) -> None:
    looks = [(sign, style) for line in folded(runs, 20) for words, style in line for sign in words if sign.strip()]
    assert looks == [(sign, style) for words, style in runs for sign in words if sign.strip()]


@given(TEXTS)
def test_a_text_takes_the_cells_that_rich_counts(text: str) -> None:
    text = text.replace("\n", "")
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("做好防汛抗旱工作", ["做好防汛抗旱", "工作"]),
        ("做好防汛抗旱，工作", ["做好防汛抗", "旱，工作"]),
        ("做好防汛抗（旱）", ["做好防汛抗", "（旱）"]),
        ("do the work well", ["do the work", "well"]),
        ("supercalifragilistic", ["supercalifra", "gilistic"]),
        ("甲\n乙", ["甲", "乙"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, lines: list[str]) -> None:
    assert plain(folded([(text, "")], 12)).splitlines() == lines


def test_what_follows_hangs_under_the_sign() -> None:
    assert plain(folded([("做好防汛抗旱工作", "")], 12, "  ", "－ ")) == "  － 做好防\n     汛抗旱\n     工作\n"


def test_what_steers_a_terminal_is_left_out() -> None:
    assert plain(folded([("甲\x1b[31m乙\x07\x9b\u202e丙", "")], 40)) == "甲[31m乙丙\n"


def test_columns_stand_under_each_other() -> None:
    rows: list[Line] = [[("", ""), ("基本", "dim")], [("改名", ""), ("7", "")], [("改 dept", ""), ("128", "")]]
    assert plain(aligned(rows)) == "        基本\n改名       7\n改 dept  128\n"


def test_a_terminal_gets_the_looks_and_no_break_of_its_own() -> None:
    file = io.StringIO()
    show([[("甲" * 30, "red")]], Console(file=file, force_terminal=True, color_system="standard", width=20))
    assert file.getvalue() == f"\x1b[31m{'甲' * 30}\x1b[0m\n"
