from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import TEXTS, compared, many, saying, whole
from toolkit.reporting.checks.markdown import LONGEST, render
from toolkit.reporting.words import UNLISTED
from toolkit.words import Lang


def lines_read(text: str) -> list[str]:
    """Return the lines of text that a reader of Markdown shows, without markup."""
    lines = [""]
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        for child in token.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                lines.append("")
            else:
                lines[-1] += child.content if child.type == "text" else ""
        lines.append("")
    return lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_output(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(compared(lang)) == snapshot


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_words_are_read_as_they_are(words: str) -> None:
    lines = lines_read(render(saying(words, quote=f"甲{words}", marks=(words,), suggestion=words)))
    assert words in lines
    assert f"→ {words}" in lines
    assert any(line.startswith("│ 甲") for line in lines)


@pytest.mark.parametrize(
    "words", ["a|b", "<script>", "**x**", "# x", "1. x", "[x](y)", "`x`", "a\\", "&lt;", "~~x~~", "_x_"]
)
def test_signs_of_markdown_are_shown(words: str) -> None:
    report = saying(words)
    assert words in lines_read(render(report))
    elsewhere = dataclasses.replace(report.findings[0], document=-1, source=words)
    assert words in "\n".join(lines_read(render(dataclasses.replace(report, findings=[elsewhere]))))


def test_nobody_is_called_by_name() -> None:
    assert re.search(r"@\w", render(saying("请 @somebody 看"))) is None


def test_every_finding_is_listed_with_both_ends_and_suggestion() -> None:
    lines = lines_read(render(whole()))
    for finding in whole().findings:
        assert finding.message in lines
        assert finding.suggestion is None or f"→ {finding.suggestion}" in lines
    assert sum(line.startswith("↔ ") for line in lines) == sum(len(finding.related) for finding in whole().findings)


@pytest.mark.parametrize("message", ["甲" * 60, "*" * 3_000, "甲" * 100_000])
def test_ten_thousand_findings_fit_and_those_left_out_are_counted(message: str) -> None:
    text = render(many(10_000, message=message))
    assert len(text) <= LONGEST
    listed = sum(line.startswith("- **") for line in text.split("\n"))
    assert UNLISTED["zh"].format(n=10_000 - listed) in text
    assert text.count("<details>") == text.count("</details>")


def test_of_many_documents_the_first_hundred_have_a_row_and_the_rest_share_one() -> None:
    report = whole()
    documents = [report.documents[0] | {"document": at, "source": f"{'长' * 300}{at}.md"} for at in range(300)]
    findings = [dataclasses.replace(report.findings[0], document=at, source=f"{at}.md") for at in range(300)]
    text = render(dataclasses.replace(report, documents=documents, findings=findings))
    assert len(text) <= LONGEST
    assert "| 其余200份文件 | 200 | 200 | 0 | 0 |" in text


def test_documents_that_block_come_first() -> None:
    report = whole()
    known = frozenset(finding.fingerprint for finding in report.findings if finding.document == 0)
    text = render(dataclasses.replace(report, known=known))
    assert text.index("<summary>清单 二.md") < text.index("<summary>青湖县柳树镇")


def test_nothing_found_is_the_verdict_alone() -> None:
    assert render(dataclasses.replace(whole(), findings=[])) == "## ✓ 通过：检查了2份文件，没有发现问题\n\n"


@given(TEXTS)
def test_any_source_stays_inside_its_summary(source: str) -> None:
    report = saying("甲")
    report = dataclasses.replace(report, findings=[dataclasses.replace(report.findings[0], document=-1, source=source)])
    summary = re.search("<summary>(.*)</summary>\n", render(report))
    assert summary
    assert "<" not in summary[1]
