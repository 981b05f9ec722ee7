from __future__ import annotations

import io
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.generator import Form, Township, render
from tests.checking.tables import all_rules
from tests.conftest import FORMS, read_text, townships, unshrunk
from tests.reporting.documents import BARE, STATED
from toolkit.checking.engine import check
from toolkit.corpus import Input
from toolkit.corpus.cache import Cache
from toolkit.corpus.checked import Checked, apart, keep, recall
from toolkit.frames import build, document_records
from toolkit.parsing import ParsedDocument, Unreadable


def results(*documents: ParsedDocument | Unreadable) -> list[Checked]:
    frames = build(list(documents))
    return apart(document_records(frames), check(frames, all_rules()), frames.duties)


@settings(unshrunk, max_examples=4)
@given(several=st.lists(st.tuples(townships(), st.sampled_from(FORMS)), min_size=2, max_size=4))
def test_documents_checked_together_give_what_each_gives_alone(several: list[tuple[Township, Form]]) -> None:
    texts = [render(township, form).replace("工作", "工作 and ", 3) for township, form in several]
    parsed = [read_text(text, f"{at}.txt") for at, text in enumerate([*texts, STATED, BARE])]
    alone = [result for document in parsed for result in results(document)]
    assert [(one.record, one.findings) for one in results(*parsed)] == [(one.record, one.findings) for one in alone]
    assert any(one.findings for one in alone)


def test_a_result_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "basis")
    for text in (STATED, BARE):
        (tmp_path / "a.md").write_text(text, "utf-8", newline="")
        one = Input("a.md", tmp_path / "a.md")
        assert recall(cache, one, with_lists=True) is None
        (fresh,) = results(read_text(text, "a.md"))
        keep(cache, fresh)
        assert fresh.findings
        assert any(finding.related for finding in fresh.findings)
        assert recall(cache, one, with_lists=True) == fresh
        assert recall(cache, one, with_lists=False) == Checked(fresh.record, fresh.findings)


def test_the_lists_are_kept_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "basis")
    (tmp_path / "a.md").write_text(BARE, "utf-8", newline="")
    (fresh,) = results(read_text(BARE, "a.md"))
    keep(cache, Checked(fresh.record, fresh.findings))
    one = Input("a.md", tmp_path / "a.md")
    assert recall(cache, one, with_lists=False)
    assert recall(cache, one, with_lists=True) is None
    assert fresh.duties
    assert pl.read_ipc(io.BytesIO(fresh.duties)).equals(build([read_text(BARE)]).duties)


def test_a_document_that_could_not_be_read_is_looked_at_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "basis")
    (fresh,) = results(Unreadable("a.md", "empty", {}))
    keep(cache, fresh)
    assert [finding.rule for finding in fresh.findings] == ["QC100"]
    assert not (tmp_path / "kept").exists()


def test_what_a_document_says_now_counts(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", "basis")
    file = tmp_path / "a.md"
    file.write_text(BARE, "utf-8", newline="")
    keep(cache, results(read_text(BARE, "a.md"))[0])
    assert recall(cache, Input("a.md", file), with_lists=False)
    file.write_text(BARE + "\n", "utf-8", newline="")
    assert recall(cache, Input("a.md", file), with_lists=False) is None
    file.unlink()
    assert recall(cache, Input("a.md", file), with_lists=False) is None
    assert recall(cache, Input("a.md", None), with_lists=False) is None
