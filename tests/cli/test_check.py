from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import BLOCKED, PROBABLE, ROOT, SELECT, SOUND, WARNED, Result, process, qc, write
from toolkit.words import Lang


def check(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return qc("check", *SELECT, *arguments, given=given)


def rules(result: Result) -> list[str]:
    return [finding["rule"] for finding in json.loads(result.out)["findings"]]


def told(result: Result) -> str:
    """Return the one line on standard error."""
    assert result.err.startswith("qc: ")
    assert result.err.count("\n") == 1
    assert result.err.endswith("\n")
    return result.err


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (SOUND, (), 0),
        (SOUND, ("--fail-on", "info", "--strict"), 0),
        (BLOCKED, (), 1),
        (BLOCKED, ("--fail-on", "never"), 0),
        (BLOCKED, ("--fail-on", "never", "--strict"), 0),
        (WARNED, (), 0),
        (WARNED, ("--fail-on", "warning"), 1),
        (WARNED, ("--fail-on", "info"), 1),
        (PROBABLE, (), 0),
        (PROBABLE, ("--strict",), 1),
        (PROBABLE, ("--fail-on", "warning"), 0),
        (BLOCKED, ("--select", "QC3"), 1),
        (BLOCKED, ("--ignore", "QC3"), 0),
        (BLOCKED, ("--ignore", "numbering-gap"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_the_exit_status_says_whether_something_blocks(
    folder: Path, text: str, options: tuple[str, ...], status: int
) -> None:
    write(folder, text)
    result = check("a.md", *options)
    assert (result.status, result.err) == (status, "")
    assert result.out.rstrip("\n").split("\n")[-1].startswith("✗" if status else "✓")


def test_a_missing_file_alone_cannot_be_used(folder: Path) -> None:
    result = check("missing.md")
    assert result.status == 2
    assert told(result) == "qc: missing.md：没有这个文件\n"
    assert folder.exists()


def test_a_missing_file_beside_a_good_one_is_a_finding_and_the_good_one_is_reported(folder: Path) -> None:
    write(folder, SOUND)
    result = check("missing.md", "a.md", "--format", "json")
    assert (result.status, result.err) == (1, "")
    assert rules(result) == ["QC100"]
    assert [(one["source"], one["status"]) for one in json.loads(result.out)["documents"]] == [
        ("missing.md", "unreadable"),
        ("a.md", "ok"),
    ]


def test_a_file_that_cannot_be_read_does_not_pass_because_other_rules_were_selected(folder: Path) -> None:
    write(folder, SOUND)
    result = qc("check", "--select", "QC201", "missing.md", "a.md", "--format", "json")
    assert rules(result) == ["QC100"]
    assert result.status == 1


def test_the_reason_why_a_file_cannot_be_read_is_told_whatever_rules_were_selected(folder: Path) -> None:
    assert "没有这个文件" in told(qc("check", "--select", "QC201", str(folder / "missing.md")))


def test_several_files_that_cannot_be_read_are_told_in_one_line(folder: Path) -> None:
    (folder / "empty.md").touch()
    result = check("empty.md", "missing.md", "other.md")
    assert result.status == 2
    assert told(result).startswith("qc: empty.md：文件是空的")
    assert "2" in told(result)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空"),
        (b"%PDF-1.7 ...", "PDF"),
        ("这是一份会议通知，请各科室按时参加。".encode(), "没有找到清单"),
        (bytes(range(256)) * 20, ""),
    ],
    ids=["empty", "pdf", "no list", "binary"],
)
def test_a_file_without_a_list_cannot_be_used(folder: Path, content: bytes, word: str) -> None:
    (folder / "a.txt").write_bytes(content)
    result = check("a.txt")
    assert result.status == 2
    assert word in told(result)


@pytest.mark.parametrize("files", [(), ("note.docx", "sub/table.bin"), (".hidden.md", ".git/a.md")])
def test_a_folder_without_readable_files_cannot_be_used(folder: Path, files: tuple[str, ...]) -> None:
    for name in files:
        write(folder / "lists", SOUND, name)
    (folder / "lists").mkdir(exist_ok=True)
    result = check("lists")
    assert (result.status, result.out) == (2, "")
    assert "lists" in told(result)


def test_a_folder_is_searched_for_readable_files_in_order_of_their_names(folder: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.tsv", "note.docx", ".git/d.md"):
        write(folder / "lists", SOUND, name)
    result = check("lists", "--format", "json")
    names = [str(Path(one["source"])) for one in json.loads(result.out)["documents"]]
    assert names == [str(Path("lists") / name) for name in ("a.txt", "b.md", "sub/c.tsv")]


def test_a_file_given_twice_is_checked_once(folder: Path) -> None:
    write(folder, SOUND)
    result = check("a.md", "./a.md", ".", "--format", "json")
    assert len(json.loads(result.out)["documents"]) == 1


def test_standard_input_is_called_what_the_caller_says(folder: Path) -> None:
    result = check("-", "--stdin-filename", "河东镇.md", "--format", "json", given=BLOCKED)
    assert result.status == 1
    assert {finding["source"] for finding in json.loads(result.out)["findings"]} == {"河东镇.md"}
    assert [one["source"] for one in json.loads(check("-", "--format", "json", given=SOUND).out)["documents"]] == [
        "stdin"
    ]
    assert list(folder.iterdir()) == []


def test_standard_input_may_be_in_gb18030(folder: Path) -> None:
    result = check("-", "--format", "json", given=BLOCKED.encode("gb18030"))
    assert rules(result) == ["QC301"]
    assert folder.exists()


@pytest.mark.parametrize(
    "name", ["清单 一（定稿）.md", 'it\'s "final".md', "-dash.md", "[bold]x[/bold].md", "a%20b.md"]
)
def test_a_file_may_have_any_name(folder: Path, name: str) -> None:
    write(folder, BLOCKED, name)
    result = check("--", name)
    assert result.status == 1
    assert f"{name}:5" in result.out


def test_selecting_and_ignoring_take_numbers_beginnings_and_names(folder: Path) -> None:
    write(folder, BLOCKED + "基本履职事项清单\n| 4 | 党的建设 | |\n")
    found = rules(qc("check", "--select", "QC105,QC3", "a.md", "--format", "json"))
    assert set(found) == {"QC105", "QC301"}
    named = rules(qc("check", "--select", "missing-cell", "--select", "numbering-gap", "a.md", "--format", "json"))
    assert named == found
    assert rules(qc("check", "--select", "QC105,QC3", "--ignore", "QC30", "a.md", "--format", "json")) == ["QC105"]
    assert rules(qc("check", "--select", "qc105", "a.md", "--format", "json")) == ["QC105"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(("word", "nearest"), [("numbering-gaps", "numbering-gap"), ("QC510", "QC50"), ("x", "")])
def test_an_unknown_rule_cannot_be_used_and_the_nearest_is_named(
    folder: Path, option: str, word: str, nearest: str
) -> None:
    write(folder, SOUND)
    result = qc("check", "a.md", option, word)
    assert (result.status, result.out) == (2, "")
    assert word in told(result)
    assert nearest in told(result)
    assert nearest in qc("check", "a.md", option, word, "--lang", "en").err


def test_a_report_is_written_whole_to_a_file_beside_the_one_on_standard_output(folder: Path) -> None:
    write(folder, BLOCKED)
    result = check("a.md", "-o", "json=out.json", "-o", "text=out.txt")
    assert result.status == 1
    assert json.loads((folder / "out.json").read_text("utf-8")) == json.loads(
        check("a.md", "--format", "json").out
    )  # fmt: skip
    assert (folder / "out.txt").read_text("utf-8").split() == result.out.split()
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "out.json", "out.txt"]


def test_a_file_that_is_there_already_is_replaced(folder: Path) -> None:
    write(folder, SOUND)
    write(folder, "x" * 100_000, "out.json")
    assert check("a.md", "-o", "json=out.json").status == 0
    assert json.loads((folder / "out.json").read_text("utf-8"))["passed"] is True


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("json=no/such/folder/out.json", "out.json"),
        ("json=sub", "sub"),
        ("json", "json"),
        ("json=", "json="),
        ("jsn=out.json", "json"),
        ("xslx=out.xlsx", "xlsx"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_in_one_line(folder: Path, output: str, word: str) -> None:
    write(folder, SOUND)
    (folder / "sub").mkdir()
    result = check("a.md", "-o", output)
    assert (result.status, result.out) == (2, "")
    assert word in told(result)
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "sub"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "a.md", "--format", "xml"),
        ("check", "a.md", "--fail-on", "fatal"),
        ("check", "a.md", "--lang", "fr"),
        ("check", "a.md", "--no-such-option"),
        ("chekc", "a.md"),
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_understood_is_told_on_standard_error_alone(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    write(folder, SOUND)
    result = qc(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "a.md", "--format", "xml"), ("check", "a.md", "--no-such-option")], ids=" ".join
)
def test_a_call_that_cannot_be_understood_is_told_in_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    write(folder, SOUND)
    assert process(folder, *arguments).stderr.decode().rstrip("\n").count("\n") == 0


@pytest.mark.parametrize(("lang", "word"), [("zh", "基本清单缺序号2"), ("en", "number 2 of the basic list is missing")])
def test_messages_are_in_the_language_asked_for(folder: Path, lang: Lang, word: str) -> None:
    write(folder, BLOCKED)
    result = check("a.md", "--lang", lang)
    assert word in result.out


def test_the_report_on_many_files_is_the_reports_on_each(folder: Path) -> None:
    for name, text in (("a.md", BLOCKED), ("b.md", SOUND), ("c.md", WARNED), ("d.md", BLOCKED)):
        write(folder, text, name)
    together = json.loads(check(".", "--format", "json").out)
    apart = [json.loads(check(name, "--format", "json").out) for name in ("a.md", "b.md", "c.md", "d.md")]
    assert together["findings"] == [finding for one in apart for finding in one["findings"]]
    assert together["documents"] == [document for one in apart for document in one["documents"]]


def test_nothing_is_asked_of_a_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("qc needs no network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    write(folder, BLOCKED)
    assert qc("check", "a.md", "--ignore", "QC7").status == 1
    assert qc("parse", "a.md").status == 0
    assert qc("explain", "QC501").status == 0


def test_the_faulty_documents_of_the_project_are_blocked() -> None:
    result = check(ROOT / "fixtures" / "documents" / "faulty-cells.tsv", "--format", "json")
    assert result.status == 1
    assert json.loads(result.out)["summary"]["error"] > 0
