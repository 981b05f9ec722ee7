"""What holds of every check, whatever the rules: laws over made-up townships, and small tables."""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from fixtures.generator import Form, render
from tests.checking.tables import (
    Row,
    all_rules,
    basic,
    cooperative,
    found,
    narrative,
    numbered,
    reclaimed,
    rule,
)
from tests.checking.townships import (
    KINDS,
    SEEDS,
    SUFFIXES,
    Document,
    checkable,
    frames,
    of_document,
    report,
    shown,
    small_township,
    sound_documents,
    spoiled_documents,
)
from tests.conftest import FORMS
from toolkit.checking.engine import check, mark_damage
from toolkit.checking.examples import frames_of
from toolkit.checking.finding import Finding
from toolkit.frames import SCHEMAS, Frames
from toolkit.reporting.checks import json
from toolkit.text import fold

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
BATCH = 4
NUMBERING = ("QC301", "QC302", "QC303")
# Spoiled documents do not shrink: each example is a seed.
_phases = (Phase.explicit, Phase.generate)
FEW, SOME = settings(max_examples=2, phases=_phases), settings(max_examples=4, phases=_phases)


def fingerprints(findings: list[Finding], document: int) -> Counter[str]:
    return Counter(f"{one.rule} {one.fingerprint}" for one in findings if one.document == document)


@pytest.mark.parametrize("form", FORMS)
def test_clean_townships_give_no_finding(form: Form) -> None:
    documents = [
        Document(f"{seed}{SUFFIXES[form]}", render(small_township(seed, KINDS[seed % 3]), form)) for seed in range(20)
    ]
    assert shown(check(frames(documents), checkable())) == []


@SOME
@given(st.lists(sound_documents(), min_size=3, max_size=6))
def test_clean_townships_give_no_finding_in_any_layout(documents: list[Document]) -> None:
    assert shown(check(frames(documents), checkable())) == []


@SOME
@given(SEEDS, st.integers(1, 200))
def test_renumbering_rows_changes_no_fingerprint(seed: int, offset: int) -> None:
    batch = spoiled_documents(seed, BATCH)
    rules = [one for one in checkable() if one.code not in NUMBERING]
    before = frames(batch)
    after = dataclasses.replace(before, duties=before.duties.with_columns(pl.col("number") + offset))
    old, new = check(before, rules), check(after, rules)
    for document in range(len(batch)):
        assert fingerprints(old, document) == fingerprints(new, document)


@SOME
@given(SEEDS, st.randoms(use_true_random=False))
def test_moving_lines_changes_no_fingerprint(seed: int, rng: random.Random) -> None:
    batch = spoiled_documents(seed, BATCH)
    moved = [dataclasses.replace(one, text=_with_blank_lines(one.text, rng)) for one in batch]
    old, new = check(frames(batch), checkable()), check(frames(moved), checkable())
    for document in range(len(batch)):
        assert fingerprints(old, document) == fingerprints(new, document)
    assert sum(one.line or 0 for one in old) < sum(one.line or 0 for one in new)


def _with_blank_lines(text: str, rng: random.Random) -> str:
    return "\n" * rng.randint(1, 5) + "\n".join(
        line + "\n" * rng.choice((0, 0, 1, 3)) for line in text.split("\n")
    )  # fmt: skip


def test_a_new_first_row_changes_no_fingerprint() -> None:
    rows = ("收养登记", "加强基层工会组织建设", "")
    old = basic(*(Row(at, name) for at, name in enumerate(rows, 1))) + reclaimed(Row(1, "收养登记"))
    new = basic(*(Row(at, name) for at, name in enumerate(("做好人才工作", *rows), 1))) + reclaimed(Row(1, "收养登记"))
    for code in ("QC105", "QC501"):
        assert [one.fingerprint for one in found(code, old)] == [one.fingerprint for one in found(code, new)] != []


COUNT = "共有履职事项{0}项，其中，基本履职事项{0}项。"
HEADS = "县民政局：1.审批；2.公示。{}：保障资金。"


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("QC105", basic(Row(1), Row(2, "收养登记", "")), basic(Row(1), Row(2, "收养鉴定", ""))),
        ("QC201", narrative(COUNT.format(5)) + numbered(1, 2), narrative(COUNT.format(6)) + numbered(1, 2)),
        ("QC202", narrative("共有履职事项5项。") + numbered(1), narrative("共有履职事项6项。") + numbered(1)),
        ("QC305", basic(Row(1, category="经济发晨")), basic(Row(1, category="经济发戋"))),
        (
            "QC402",
            cooperative(Row(1, superior=HEADS.format("县财政局"))),
            cooperative(Row(1, superior=HEADS.format("县水利局"))),
        ),
        (
            "QC404",
            reclaimed(Row(1, handover="承接部门：县民政局 工作方式：由县公安局负责。")),
            reclaimed(Row(1, handover="承接部门：县民政局 工作方式：由县财政局负责。")),
        ),
        (
            "QC501",
            basic(Row(1, "收养登记")) + reclaimed(Row(1, "收养登记")),
            basic(Row(1, "收养、登记")) + reclaimed(Row(1, "收养登记")),
        ),
        (
            "QC505",
            reclaimed(Row(1, handover="承接部门：县公安局 工作方式：由本镇负责巡查。")),
            reclaimed(Row(1, handover="承接部门：县公安局 工作方式：由本镇负责排查。")),
        ),
    ],
    ids=lambda value: value if value.startswith("QC") else "",
)
def test_changing_the_faulty_text_changes_the_fingerprint(code: str, first: str, second: str) -> None:
    (one,), (other,) = found(code, first), found(code, second)
    assert one.fingerprint != other.fingerprint


@given(st.lists(st.text("收养登记由县民政局负责办理，。", min_size=9, max_size=14), min_size=2, max_size=2))
def test_two_stray_texts_have_one_fingerprint_only_where_they_are_one_text(texts: list[str]) -> None:
    strays = [found("QC107", basic(Row(1), Row(2)).replace("| 2 |", f"附{text}件\n| 2 |")) for text in texts]
    same = fold(texts[0]) == fold(texts[1])
    assert (strays[0][0].fingerprint == strays[1][0].fingerprint) is same


@SOME
@given(SEEDS)
def test_a_fingerprint_stands_once_in_a_document(seed: int) -> None:
    batch = spoiled_documents(seed, BATCH)
    findings = check(frames(batch), checkable())
    assert len({(one.document, one.fingerprint) for one in findings}) == len(findings) > 0


def test_two_findings_of_the_same_words_have_fingerprints_of_their_own() -> None:
    text = basic(Row(1), Row(2, category=""), Row(3, category=""))
    one, other = found("QC105", text)
    assert (one.quote, one.field) == (other.quote, other.field)
    assert one.fingerprint != other.fingerprint


@FEW
@given(SEEDS)
def test_many_documents_at_once_give_what_each_gives_alone(seed: int) -> None:
    batch = spoiled_documents(seed, BATCH)
    together = check(frames(batch), checkable())
    for at, document in enumerate(batch):
        assert of_document(together, at) == check(frames([document]), checkable())


def test_a_document_that_stands_twice_in_a_batch_gives_the_same_twice() -> None:
    text = basic(Row(1), Row(2, category=""))
    together = check(frames([Document("example.md", text)] * 2), [rule("QC105")])
    assert of_document(together, 0) == of_document(together, 1) == found("QC105", text)


@SOME
@given(st.permutations(list(all_rules())))
def test_the_order_of_the_rules_makes_no_difference(rules: list[object]) -> None:
    shuffled = [one for one in checkable() if one in rules]
    shuffled.sort(key=rules.index)
    sample = _sample()
    assert check(sample, shuffled) == check(sample, checkable())


@cache
def _sample() -> Frames:
    return frames(spoiled_documents(7, 4))


def test_the_same_input_gives_the_same_bytes() -> None:
    def run() -> str:
        sample = frames(spoiled_documents(3, 8))
        return json.render(report(sample, check(sample, checkable())))

    first = run()
    assert all(run() == first for _ in range(2))


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    outputs = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", "check", "--format", "json", "fixtures/documents"],
            cwd=DOCUMENTS.parents[1],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]


def test_findings_stand_in_the_order_of_documents_and_lines() -> None:
    findings = check(_sample(), checkable())
    places = [(one.document, one.line or 0) for one in findings]
    assert places == sorted(places)
    assert {one.document for one in findings} == {0, 1, 2, 3}


def test_checking_leaves_the_frames_as_they_were() -> None:
    sample = _sample()
    before = {name: getattr(sample, name).clone() for name in SCHEMAS}
    check(sample, checkable())
    assert all(getattr(sample, name).equals(old) for name, old in before.items())


def test_languages_differ_in_words_alone() -> None:
    sample = _sample()
    chinese, english = check(sample, checkable()), check(sample, checkable(), "en")
    assert [dataclasses.replace(one, message="", suggestion=None) for one in chinese] == [
        dataclasses.replace(one, message="", suggestion=None) for one in english
    ]
    assert all(one.message != other.message for one, other in zip(chinese, english, strict=True))


def test_no_rules_and_no_documents_give_no_findings() -> None:
    assert check(_sample(), []) == []
    assert check(frames([]), checkable()) == []


def test_what_is_quoted_stands_in_the_document() -> None:
    sample = frames(
        [*spoiled_documents(5, 6), *(Document(path.name, path.read_text("utf-8")) for path in _committed())]
    )
    texts = _texts(sample)
    for one in check(sample, checkable()):
        for quote in (one.quote, *(end.quote for end in one.related)):
            assert all(part in texts[one.document] for part in quote.split("、")), (one.rule, quote)


def _committed() -> list[Path]:
    return [path for path in sorted(DOCUMENTS.glob("faulty*")) if path.suffix != ".json"]


def _texts(sample: Frames) -> dict[int, str]:
    """Return all text of each document's cells, paragraphs and strays."""
    cells = ["category", "name", "departments_text", "superior_duties", "township_duties", "handover", "remark"]
    texts: dict[int, str] = {}
    for row in sample.duties.select("document", *cells).iter_rows():
        texts[row[0]] = texts.get(row[0], "") + "\n".join(text for text in row[1:] if text)
    for piece in (sample.narrative, sample.strays, sample.headings):
        for document, text in piece.select("document", "text").iter_rows():
            texts[document] += f"\n{text}"
    return texts


def test_the_marks_of_a_finding_stand_in_its_quote() -> None:
    for one in check(_sample(), checkable()):
        assert all(mark in one.quote for mark in one.marks), (one.rule, one.quote, one.marks)


RUINED = reclaimed(
    Row(1, "收养登记", handover="承接部门：县民政局 工作方式：由本镇负责巡查，由县公安局负责。"),
    Row(2, "路政巡查", handover="承接部门：县民政局 工作方式：对乡上报的线索审查，由县公安局负责。"),
)


def test_a_rule_that_marks_damage_names_the_cells_of_its_certain_hits() -> None:
    marking = dataclasses.replace(rule("QC505"), marks_damage=True)
    duties = mark_damage(frames_of(RUINED), [marking]).duties
    assert duties["damaged"].to_list() == [["handover"], []]


def test_other_rules_pass_over_damaged_cells() -> None:
    marking = dataclasses.replace(rule("QC505"), marks_damage=True)
    assert [one.number for one in check(frames_of(RUINED), [rule("QC404")])] == [1, 2]
    assert [one.number for one in check(frames_of(RUINED), [rule("QC404"), marking]) if one.rule == "QC404"] == [2]


def test_a_rule_that_does_not_mark_damage_leaves_the_cells_whole() -> None:
    before = frames_of(RUINED)
    assert mark_damage(before, [rule("QC505")]) is before
