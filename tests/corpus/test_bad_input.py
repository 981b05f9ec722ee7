"""Every file, however bad, is read or refused with its reason, and the files beside it are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.generator import Form, make_township, render
from tests.conftest import FORMS, frames_of, unshrunk
from toolkit.corpus import Input
from toolkit.corpus.batches import read_frames
from toolkit.frames import Frames
from toolkit.sources import UnreadableError
from toolkit.text import clean

BASIC = "序号\t事项类别\t事项名称\n"
COOPERATIVE = "序号\t事项类别\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责\n"
WRAPPED = "序号 事项类别 事项名称 对应上级部门 上级部门职责 乡镇配合职责\n"
GOOD = f"{BASIC}1\t党的建设\t开展甲项宣传教育工作\n2\t党的建设\t做好乙项服务管理工作\n"
ROW = "1\t党的建设\t开展甲项工作\t"

REFUSED = {
    "empty": (b"", "empty"),
    "blanks": (b" \n\t\r\n  ", "empty"),
    "ideographic blanks": ("\u3000\n\u00a0\n".encode(), "no-duty-list"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "other-format"),
    "pdf": (b"%PDF-1.7\n" + bytes(range(256)), "other-format"),
    "zip": (b"PK\x03\x04" + bytes(range(256)), "other-format"),
    "gif": (b"GIF89a" + bytes(range(256)) * 2, "encoding"),
    "control characters": (b"\x01\x02\x03" * 99 + GOOD.encode(), "binary"),
    "nul bytes alone": (b"\x00" * 9_999, "empty"),
    "latin-1": ("Ünïcödé café\n".encode("latin-1") * 99, "encoding"),
    "no duty list": ("尊敬的用户：\n您好！\n此致\n敬礼\n".encode(), "no-duty-list"),
    "english prose": (b"The quick brown fox\njumps over\n1. the lazy dog.\n", "no-duty-list"),
    "a program": (b"def main() -> int:\n\treturn 0\n\n\nif x:\n\tmain()\n", "no-duty-list"),
    "a web page": (b"<!DOCTYPE html>\n<html><body>\n<p>404</p>\n</body></html>\n", "no-duty-list"),
    "only a header": (BASIC.encode(), "no-duty-list"),
    "headers on every page": ((BASIC + "第 1 页\n" + COOPERATIVE).encode(), "no-duty-list"),
    "one line of five megabytes": ("工作".encode() * 870_000, "no-duty-list"),
    "a hundred thousand empty lines": (b"\n" * 100_000 + b"a", "no-duty-list"),
}
READ = {
    "a table cut in the middle": f"{COOPERATIVE}{ROW}县委组织部\t1.制",
    "nul bytes": GOOD.replace("党", "党\x00"),
    "a few control characters": GOOD * 9 + "\x07",
    "a cell with ten thousand repeats": f"{COOPERATIVE}{ROW}县委组织部\t{'一个,' * 10_000}\t1.配合。",
    "a cell with ten thousand heads": f"{COOPERATIVE}{ROW}县委组织部\t{'县教育局：' * 10_000}\t1.配合。",
    "ten thousand departments": f"{COOPERATIVE}{ROW}{'县委组织部、' * 10_000}\t1.做好。\t1.配合。",
    "ten thousand departments in one word": f"{COOPERATIVE}{ROW}{'于田县教育局' * 10_000}\t1.做好。\t1.配合。",
    "brackets that never close": f"{COOPERATIVE}{ROW}{'（' * 50_000}\t{'(' * 50_000}\t1.配合。",
    "a cell of a hundred thousand characters": f"{COOPERATIVE}{ROW}县委组织部\t{'1.做好工作；' * 14_300}\t1.配合。",
    "a name of a hundred thousand characters": f"{BASIC}1\t党的建设\t{'工作' * 50_000}",
    "a wrapped row of five thousand lines": f"{WRAPPED}1 党的建设\n开展工作\n县委组织部\n" + "1.做好工作；\n" * 5_000,
    "a wrapped line of a hundred thousand blanks": f"{WRAPPED}1 党的建设 开展工作\n" + "工 " * 50_000,
    "html that is never closed": "| 1 | 党的建设 | <ol><li><p>开展工作 |\n| 2 | 党的建设 | <div><span>做好工作 |\n",
    "comments that are never closed": f"| 1 | 党的建设 | 工作{'<!--' * 2_000} |\n| 2 | 党的建设 | {'<p ' * 2_000} |",
    "a hundred thousand empty lines between": GOOD.replace("\n2", "\n" * 100_000 + "2"),
    "ten thousand columns": GOOD + "3\t党的建设\t开展丙项工作" + "\t乙" * 10_000,
    "ten thousand empty columns": GOOD + "3\t党的建设\t开展丙项工作" + "\t" * 10_000,
    "ten thousand columns between pipes": "| 1 | 党的建设 | 甲项工作 "
    + "| 乙" * 10_000
    + "|\n| 2 | 党的建设 | 乙项工作 |",
    "pipes in cells": "| 1 | 党的建设 | 甲\\|乙 |\n| 2 | 党的建设 | \\| \\| \\| |",
    "numbers beyond every range": f"{GOOD}{'9' * 99}\t党的建设\t开展丙项工作\n{10**4}\t党的建设\t开展丁项工作",
    "quotes that are never closed": BASIC + "".join(f'{at}\t党的建设\t"开展工作\n' for at in range(1, 2_000)),
    "another language": "No\tType\tName\n1\tParty\tDo things\n2\tParty\tDo more things",
    "other scripts": GOOD + "3\tحزب\tعمل جيد\n4\tПартия\tДелать\n5\t🎉🎉\t👍👍👍",
    "broken surrogates and private characters": GOOD + "3\t\ue000\ue001\t\U0010fffd\ufffd\ufffd",
}


def together(tmp_path: Path, data: bytes) -> Frames:
    """Read a file beside two good ones."""
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_bytes(GOOD.encode())
    names = ("good.txt", "bad.txt", "good.txt")
    return read_frames([Input(name, tmp_path / name) for name in names])


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_duty_list_is_refused_with_its_reason(case: str, tmp_path: Path) -> None:
    data, reason = REFUSED[case]
    frames = together(tmp_path, data)
    assert frames.documents["reason"].to_list() == [None, reason, None]
    assert frames.duties["document"].to_list() == [0, 0, 2, 2]


@pytest.mark.parametrize("case", READ)
def test_a_file_that_is_badly_broken_is_still_read(case: str, tmp_path: Path) -> None:
    frames = together(tmp_path, READ[case].encode())
    assert frames.documents["status"].to_list() == ["ok"] * 3
    assert set(frames.duties["document"]) == {0, 1, 2}


def test_a_row_of_five_megabytes_is_read_or_refused(tmp_path: Path) -> None:
    frames = together(tmp_path, (BASIC + "1\t党的建设\t" + "工作，" * 580_000).encode())
    assert frames.documents["reason"].to_list()[1] in {None, "too-slow"}
    assert frames.documents["status"].to_list()[::2] == ["ok", "ok"]


@pytest.mark.parametrize(
    "name", ["=SUM(A1:A3)", "+开展工作", "@提醒工作", "-1+2", '=HYPERLINK("x")', "=cmd|' /C calc'!A0"]
)
def test_formulas_stay_text(name: str, tmp_path: Path) -> None:
    frames = together(tmp_path, f"{GOOD}3\t党的建设\t{name}".encode())
    assert frames.duties.filter(document=1)["name"].to_list()[2] == clean(name)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.4, 0.6, 0.8, 0.99])
def test_a_document_cut_anywhere_keeps_the_rows_before_the_cut(form: Form, share: float, tmp_path: Path) -> None:
    text = render(make_township(4, basic=20, cooperative=15, reclaimed=10), form)
    part = text[: int(len(text) * share)]
    whole, cut = (together(tmp_path, version.encode()).duties.filter(document=1) for version in (text, part))
    # Where nothing marks the borders of rows, the end of the last one is not sure.
    sure = whole.filter(whole["end_line"] < part.count("\n") - (40 if form == "wrapped" else 0))
    apart = ("end_line",)
    assert cut.head(sure.height).drop(apart).equals(sure.drop(apart))
    assert sure.height > 20


@unshrunk
@given(st.data())
def test_a_document_whose_bytes_are_damaged_is_read_or_refused(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    damaged = bytearray(render(make_township(2, basic=3, cooperative=3, reclaimed=3), form).encode("gb18030"))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
    try:
        frames = frames_of(bytes(damaged))
    except UnreadableError:
        return
    assert frames.duties.height > 0
