from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from docx import Document
from rich.cells import cell_len

from tests.checking.tables import Row, basic, cooperative, reclaimed
from tests.cli.running import Result, environment, process, qc, write
from toolkit.resources import folder as data_folder

HEADER = "河西省临原地区青湖县 {}履职事项清单\n2025年6月\n"
STATED = "说明\n共有履职事项4项，其中，基本履职事项2项、配合履职事项1项、上级部门收回事项1项。\n"
OLD = (
    HEADER.format("柳树镇")
    + STATED
    + basic(Row(1), Row(2, "做好高层次人才引进和服务保障工作"))
    + cooperative(Row(1, "开展困难群众临时救助", "民生服务"))
    + reclaimed(Row(1, "收养登记", "民生服务"))
)
NEW = (
    HEADER.format("柳树镇")
    + STATED
    + basic(Row(1), Row(2, "做好高层次人才培养和服务保障工作"), Row(3, "收养登记", "民生服务"))
    + cooperative(Row(1, "开展困难群众临时救助", "民生服务"))
    + reclaimed(Row(1, "户外广告设置审批", "城乡建设"))
)


def diff(*arguments: str | Path, old: str = OLD, new: str = NEW) -> Result:
    """Write both documents into the current folder and compare them."""
    write(Path(), old, "old.md")
    write(Path(), new, "new.md")
    return qc("diff", "old.md", "new.md", *arguments)


def told(result: Result) -> str:
    """Return the one line on standard error of a run that could not be carried out."""
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("qc: ")
    assert result.err.count("\n") == 1
    return result.err


def kinds(result: Result) -> list[str]:
    return sorted(kind for change in json.loads(result.out)["changes"] for kind in change["kinds"])


@pytest.mark.usefixtures("folder")
def test_changes_are_shown_and_stop_nothing_unless_asked_to() -> None:
    result = diff()
    assert (result.status, result.err) == (0, "")
    assert "！回流 1：上级已收回的事项又回到乡镇" in result.out
    assert "[-引进-]{+培养+}" in result.out
    assert "a duty that was taken back returns to the township" in diff("--lang", "en").out


@pytest.mark.usefixtures("folder")
def test_a_document_and_itself_differ_in_nothing() -> None:
    result = diff("--fail-on", "added,removed,moved,reworded", new=OLD)
    assert (result.status, result.err) == (0, "")
    assert "没有变化，4项未变" in result.out
    assert diff("--brief", new=OLD).out == ""


@pytest.mark.usefixtures("folder")
def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads((data_folder("reports") / "diff.schema.json").read_text("utf-8"))
    for options in ((), ("--all",), ("--mode", "township")):
        jsonschema.validate(json.loads(diff("--format", "json", *options).out), schema)


@pytest.mark.usefixtures("folder")
def test_pairs_without_a_change_are_in_the_json_on_request() -> None:
    assert [] not in [change["kinds"] for change in json.loads(diff("--format", "json").out)["changes"]]
    assert [] in [change["kinds"] for change in json.loads(diff("--format", "json", "--all").out)["changes"]]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("backflow",), 1),
        (("moved",), 1),
        (("relief,backflow",), 1),
        (("split,merged",), 0),
        (("split", "moved"), 1),
        (("relief",), 0),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_exit_status_says_whether_a_change_is_one_to_stop_at(words: tuple[str, ...], status: int) -> None:
    result = diff(*(part for word in words for part in ("--fail-on", word)))
    assert result.status == status
    assert ("--fail-on" in result.err) == bool(status)
    assert result.out == diff().out


@pytest.mark.usefixtures("folder")
def test_what_is_ignored_is_not_shown_and_does_not_stop() -> None:
    assert "moved" in kinds(diff("--format", "json"))
    ignored = diff("--format", "json", "--ignore", "moved, reworded", "--fail-on", "moved,backflow")
    assert ignored.status == 0
    assert {"moved", "reworded"}.isdisjoint(kinds(ignored))
    left = json.loads(diff("--format", "json", "--ignore", "wording").out)["changes"]
    assert "wording" not in [change["level"] for change in left]


@pytest.mark.parametrize(
    ("option", "word", "near"), [("--fail-on", "backflo", "backflow"), ("--ignore", "typo", "typ")]
)
@pytest.mark.usefixtures("folder")
def test_an_unknown_word_cannot_be_used_and_the_nearest_is_named(option: str, word: str, near: str) -> None:
    for lang in ("zh", "en"):
        error = told(diff(option, word, "--lang", lang))
        assert option in error
        assert near in error


@pytest.mark.usefixtures("folder")
def test_an_unknown_format_cannot_be_used() -> None:
    assert "markdown" in told(diff("--format", "markdwn"))
    assert "xlsx" in told(diff("-o", "xls=out.xls"))
    assert told(diff("--stat", "--brief"))
    assert told(diff("--stat", "--format", "json"))


@pytest.mark.usefixtures("folder")
def test_counts_and_single_lines_are_formats_of_their_own() -> None:
    assert diff("--stat").out == diff("--format", "stat").out
    assert diff("--brief").out == diff("--format", "brief").out
    assert diff("--brief").out.count("\n") == len(json.loads(diff("--format", "json").out)["changes"])


@pytest.mark.usefixtures("folder")
def test_the_tables_are_written_to_files_in_the_same_run() -> None:
    result = diff("-o", "xlsx=out.xlsx", "-o", "docx=out.docx", "-o", "markdown=out.md", "-o", "json=out.json")
    assert (result.status, result.err) == (0, "")
    made = openpyxl.load_workbook("out.xlsx").worksheets[0]
    assert made.cell(1, 1).value == "青湖县柳树镇履职事项清单调整对照表"
    table = Document("out.docx").tables[0]
    assert len(table.rows) == 1 + len(json.loads(Path("out.json").read_text("utf-8"))["changes"])
    assert Path("out.md").read_text("utf-8").startswith("### 青湖县柳树镇")


@pytest.mark.usefixtures("folder")
def test_two_townships_are_told_from_two_versions_unless_the_mode_is_given() -> None:
    other = NEW.replace("柳树镇", "白杨乡")
    assert json.loads(diff("--format", "json", new=other).out)["mode"] == "township"
    assert json.loads(diff("--format", "json").out)["mode"] == "version"
    assert json.loads(diff("--format", "json", "--mode", "version", new=other).out)["mode"] == "version"


@pytest.mark.usefixtures("folder")
def test_between_two_townships_nothing_flows_back() -> None:
    result = diff("--fail-on", "backflow", new=NEW.replace("柳树镇", "白杨乡"))
    assert result.status == 0
    assert "移清单" in result.out
    assert "回流" not in result.out


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_that_cannot_be_read_is_told_in_one_line(folder: Path, side: int) -> None:
    write(folder, OLD, "sound.md")
    write(folder, "", "empty.md")
    write(folder, "这是一份会议通知，请各科室按时参加。", "other.md")
    (folder / "sub").mkdir()
    for name, word in (("empty.md", "空"), ("missing.md", "没有这个文件"), ("other.md", "清单"), ("sub", "文件夹")):
        sides = ("sound.md", name) if side else (name, "sound.md")
        error = told(qc("diff", *sides))
        assert name in error
        assert word in error


def test_one_side_may_come_from_standard_input(folder: Path) -> None:
    write(folder, OLD, "old.md")
    result = qc("diff", "old.md", "-", "--format", "json", given=NEW)
    assert result.status == 0
    assert json.loads(result.out)["new"]["source"] == "stdin"


@pytest.mark.usefixtures("folder")
def test_a_missing_list_and_a_document_that_states_nothing_are_noted_and_compared() -> None:
    bare = HEADER.format("柳树镇") + basic(Row(1)) + cooperative(Row(1, "开展困难群众临时救助", "民生服务"))
    result = diff("--brief", new=bare)
    assert result.status == 0
    assert "收养登记" in result.out
    assert "qc: 注意：new.md 没有收回清单\n" in result.err
    assert result.err.count("new.md") == 2
    assert "old.md" not in result.err
    assert "new.md has no reclaimed list" in diff("--lang", "en", new=bare).err


def test_binary_formats_come_through_a_pipe(folder: Path) -> None:
    write(folder, OLD, "old.md")
    write(folder, NEW, "new.md")
    done = process(folder, "diff", "old.md", "new.md", "--format", "docx")
    assert (done.returncode, done.stderr) == (0, b"")
    assert Document(io.BytesIO(done.stdout)).tables


@pytest.mark.usefixtures("folder")
def test_tables_name_files_without_their_folders() -> None:
    write(Path(), OLD, "旧稿/old.md")
    write(Path(), NEW, "new.md")
    assert qc("diff", "旧稿/old.md", "new.md", "-o", "docx=out.docx").status == 0
    lines = [paragraph.text for paragraph in Document("out.docx").paragraphs]
    assert "调整前：2025年6月（old.md）　调整后：2025年6月（new.md）" in lines


@pytest.mark.usefixtures("folder")
def test_what_is_left_out_does_not_change_how_many_duties_there_are() -> None:
    shorter = OLD.replace("| 2 | 党的建设 | 做好高层次人才引进和服务保障工作 |\n", "")
    assert shorter != OLD
    head = diff(new=shorter).out.splitlines()[:3]
    assert diff("--ignore", "removed,renumbered", new=shorter).out.splitlines()[:3] == head


@pytest.mark.parametrize("form", ["text", "brief", "stat", "json", "markdown", "html"])
def test_what_steers_a_terminal_reaches_no_output(folder: Path, form: str) -> None:
    hostile = NEW.replace("培养", "\x1b[31m培\u009b2J养\x7f\u202e")
    write(folder, OLD, "old.md")
    write(folder, hostile, "new\x1b[2J.md")
    done = process(folder, "diff", "old.md", "new\x1b[2J.md", "--format", form)
    shown = (done.stdout + done.stderr).decode()
    assert "培" in shown or form == "stat"
    raw = {"\x1b", "\u009b", "\x7f", "\u202e"} & set(shown)
    # A name of a file stands as it is in formats that no terminal shows.
    assert raw <= ({"\x1b"} if form in {"html", "json"} else set())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_output_that_cannot_be_written_is_told_in_one_line(folder: Path, form: str) -> None:
    write(folder, OLD, "old.md")
    write(folder, NEW, "new.md")
    command = f'"{sys.executable}" -m toolkit diff old.md new.md --format {form}'
    for target in ("> /dev/full", ">&-"):
        done = subprocess.run(  # noqa: S602 - what the shell does with an output is tested
            f"{command} {target}", shell=True, cwd=folder, env=environment(), capture_output=True, check=False
        )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert "standard output" in done.stderr.decode()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_documents_come_through_pipes_of_the_shell(folder: Path) -> None:
    write(folder, OLD, "old.md")
    write(folder, NEW, "new.md")
    command = f'"{sys.executable}" -m toolkit diff <(cat old.md) <(cat new.md) --stat'
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, check=False)  # noqa: S603, S607 - its own command
    assert (done.returncode, done.stdout.decode()) == (0, qc("diff", "old.md", "new.md", "--stat").out)


@pytest.mark.parametrize("columns", ["0", "40"])
def test_a_width_of_nothing_is_none(folder: Path, columns: str) -> None:
    write(folder, OLD, "old.md")
    write(folder, NEW, "new.md")
    lines = process(folder, "diff", "old.md", "new.md", settings={"COLUMNS": columns}).stdout.decode().splitlines()
    assert max(map(cell_len, lines)) in (range(41, 81) if columns == "0" else range(30, 41))
