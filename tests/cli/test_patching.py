"""``qc diff -o patch=…``, ``qc apply`` and ``qc merge``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.cli.running import qc, write
from tests.cli.test_diff import NEW, OLD, told

pytestmark = pytest.mark.usefixtures("folder")
_LINES = ("line", "end_line", "page")


def duties(out: str) -> list[dict[str, object]]:
    return [{key: value for key, value in duty.items() if key not in _LINES} for duty in json.loads(out)["duties"]]


def made() -> None:
    """Write both documents and the patch between them into the current folder."""
    write(Path(), OLD, "old.md")
    write(Path(), NEW, "new.md")
    assert qc("diff", "old.md", "new.md", "--ignore", "removed,moved", "-o", "patch=p.json").status == 0


def test_a_patch_gives_the_new_document_and_the_way_back() -> None:
    made()
    result = qc("apply", "old.md", "p.json", "-o", "csv=new.csv", "-o", "parquet=new.parquet")
    assert (result.status, result.err) == (0, "")
    assert duties(result.out) == duties(qc("parse", "new.md").out)
    assert json.loads(result.out)["source"] == "new.md"
    assert Path("new.csv").read_text("utf-8").count("\n") == len(duties(result.out)) + 1
    back = qc("apply", "--reverse", "new.md", "p.json")
    assert duties(back.out) == duties(qc("parse", "old.md").out)


def test_a_patch_is_also_a_format_of_standard_output() -> None:
    made()
    assert qc("diff", "old.md", "new.md", "--format", "patch").out == Path("p.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new.md", "p.json"), "这个补丁是从 old.md 做的，new.md 的内容与它不同"),
        (("old.md", "old.md"), "不是 qc diff -o patch=… 写的补丁"),
        (("old.md", "missing.json"), "missing.json：读不出"),
        (("missing.md", "p.json"), "missing.md：没有这个文件"),
        (("old.md", "p.json", "-o", "text=a"), "没有这种格式"),
        (("new.md", "p.json", "--lang", "en"), "this patch was made from old.md"),
    ],
)
def test_what_cannot_be_applied_is_told_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    made()
    assert said in told(qc("apply", *arguments))


def revisions() -> None:
    write(Path(), OLD, "base.md")
    write(Path(), OLD.replace("人才引进", "人才引育"), "a.md")
    write(Path(), OLD.replace("临时救助", "临时性救助"), "b.md")
    write(Path(), OLD.replace("人才引进", "人才培养"), "c.md")


def test_two_revisions_are_merged() -> None:
    revisions()
    result = qc("merge", "base.md", "a.md", "b.md", "-o", "json=out.json", "-o", "conflicts=c.json")
    assert (result.status, result.err) == (0, "")
    assert {"做好高层次人才引育和服务保障工作", "开展困难群众临时性救助"} <= {d["name"] for d in duties(result.out)}
    assert Path("out.json").read_text("utf-8") == result.out
    assert json.loads(Path("c.json").read_text("utf-8")) == []


def test_conflicts_are_told_on_standard_error_and_nothing_is_lost() -> None:
    revisions()
    result = qc("merge", "base.md", "a.md", "c.md", "-o", "conflicts=c.json")
    assert result.status == 1
    assert "做好高层次人才引育和服务保障工作" in {d["name"] for d in duties(result.out)}
    first, last = result.err.splitlines()
    assert first.startswith("qc: 冲突：基本 做好高层次人才引进和服务保障工作 两份都改了事项名称")
    assert "B：“做好高层次人才培养和服务保障工作”" in first
    assert last == "qc: 合并有1处冲突，结果中保留第一份（A）的内容"
    assert json.loads(Path("c.json").read_text("utf-8"))[0]["b"] == "做好高层次人才培养和服务保障工作"
    assert "both changed the name" in qc("merge", "base.md", "a.md", "c.md", "--lang", "en").err


@pytest.mark.usefixtures("folder")
def test_a_figure_that_the_merged_rows_do_not_bear_out_is_told() -> None:
    stated = "说明\n共有履职事项{}项。\n"
    row = "| 1 | 党的建设 | 加强基层党组织建设 |\n"
    for name, total, more in (
        ("base.md", 1, ""),
        ("a.md", 2, "| 2 | 党的建设 | 做好人才服务工作 |\n"),
        ("b.md", 2, "| 2 | 党的建设 | 开展就业技能培训 |\n"),
    ):
        head = "基本履职事项清单\n| 序号 | 事项类别 | 事项名称 |\n"
        write(Path(), stated.format(total) + head + row + more, name)
    merged = qc("merge", "base.md", "a.md", "b.md")
    assert merged.status == 0
    assert "总数 2（事项已变，说明未改；清单实有1→3）" in merged.err


def test_a_revision_that_cannot_be_read_is_told_in_one_line() -> None:
    revisions()
    assert "missing.md" in told(qc("merge", "base.md", "a.md", "missing.md"))


def test_duties_as_lines_do_not_change_with_their_numbers() -> None:
    later = basic(Row(1, "做好人才服务工作"), Row(2)) + cooperative(Row(1)) + reclaimed(Row(1, "收养登记"))
    write(Path(), later, "a.md")
    write(Path(), later.replace("| 2 |", "| 7 |"), "b.md")
    out = qc("parse", "a.md", "--format", "lines").out
    assert out == qc("parse", "b.md", "--format", "lines").out
    assert "## 基本 做好人才服务工作\n事项类别：党的建设\n" in out
    assert "上级部门职责：\n  1.审批；\n  2.发放资金。\n" in out
