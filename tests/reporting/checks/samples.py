"""Reports for the tests of formats: with all that a report can carry, of any words, of many findings."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import date

from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests.checking.tables import all_rules
from tests.reporting.documents import RULES, both, frames
from toolkit import __version__
from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.frames import build, document_records
from toolkit.parsing import Unreadable
from toolkit.reporting.report import Report
from toolkit.waivers import Waiver
from toolkit.words import Lang

REASON = "与县委编办核对过 <a> & b"
TEXTS = st.text(max_size=40)


def rules_on_waivers() -> list[Rule]:
    return [rule for rule in all_rules() if rule.kind == "waivers"]


def whole(lang: Lang = "zh") -> Report:
    """Return the report on both documents with the rules that ran and the lists."""
    return dataclasses.replace(both(lang), rules=RULES, duties=frames().duties)


def compared(lang: Lang = "zh") -> Report:
    """Return a report with an unreadable document, a waived finding, known ones and a fixed one."""
    report = whole(lang)
    broken = document_records(build([Unreadable("坏 1.md", "empty", {})]))[0] | {"document": 2}
    first, second, third, *others = report.findings
    unread = dataclasses.replace(
        first,
        rule="QC100",
        name="unreadable-document",
        document=2,
        source="坏 1.md",
        line=None,
        end_line=None,
        message="文件是空的",
        quote="",
        suggestion=None,
        values={},
        marks=(),
        fingerprint="0" * 16,
    )
    return dataclasses.replace(
        report,
        documents=[*report.documents, broken],
        findings=[second, *others, unread],
        rules=[*rules_on_waivers(), *RULES],
        waived=[(first, Waiver(first.fingerprint, REASON, date(2026, 3, 31)))],
        known=frozenset({second.fingerprint}),
        fixed=[third],
    )


def saying(message: str, **changes: object) -> Report:
    """Return a report of one finding with any words."""
    finding = dataclasses.replace(whole().findings[0], message=message, **{"suggestion": None, **changes})  # type: ignore[arg-type]  # fields by name
    return dataclasses.replace(whole(), findings=[finding])


def many(amount: int, **changes: object) -> Report:
    """Return a report of so many findings, each with a fingerprint of its own."""
    report = whole()
    findings: list[Finding] = []
    for at in range(amount):
        one = report.findings[at % len(report.findings)]
        findings.append(dataclasses.replace(one, fingerprint=f"{at:016x}", **changes))  # type: ignore[arg-type]  # fields by name
    return dataclasses.replace(report, findings=sorted(findings, key=lambda finding: finding.document))


def without_version(text: str | bytes) -> str:
    """Return text without the tool's version, which changes with every release."""
    text = text.decode() if isinstance(text, bytes) else text
    return re.sub(rf'"version": "{re.escape(__version__)}"', '"version": "…"', text)


def opened(content: bytes) -> Workbook:
    """Return a workbook as another program reads it."""
    return load_workbook(io.BytesIO(content), rich_text=True)


def words(value: object) -> str:
    """Return what a cell says, its marked parts in brackets."""
    if not isinstance(value, CellRichText):
        return repr(value)
    return "".join(f"⟦{run.text}⟧" if isinstance(run, TextBlock) and run.font.b else str(run) for run in value)


def shown(content: bytes) -> str:
    """Return all that a reader of a workbook sees, line by line."""
    lines = []
    for sheet in opened(content).worksheets:
        widths = [f"{dimension.width:.0f}" for _, dimension in sorted(sheet.column_dimensions.items())]
        lines.append(f"# {sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}")
        lines.append(f"widths {' '.join(widths)}; printed {sheet.print_area}, head {sheet.print_title_rows}")
        for row in sheet.iter_rows():
            for cell in row:
                lines += [f"{cell.coordinate} {cell.data_type} {words(cell.value)}"] if cell.value is not None else []
                lines += [f"  colour {cell.fill.fgColor.rgb}"] if cell.fill.fill_type and (cell.row or 0) > 1 else []
                lines += [f"  link {cell.hyperlink.location}"] if cell.hyperlink else []
                lines += [f"  comment {cell.comment.text!r}"] if cell.comment else []
    return "\n".join(lines)
