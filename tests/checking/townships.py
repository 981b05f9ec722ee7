"""Made-up documents, sound and spoiled, as the laws of checking need them."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from fixtures.generator import (
    FAULTS,
    CannotApplyError,
    Expected,
    Form,
    Kind,
    Layout,
    Township,
    apply_faults,
    make_township,
    render,
)
from tests.checking.tables import all_rules
from tests.conftest import FORMS, layouts, read_text
from toolkit.checking.finding import Finding
from toolkit.checking.rule import Rule
from toolkit.frames import Frames, build, document_records
from toolkit.gate import Gate
from toolkit.reporting.report import Report
from toolkit.words import Lang

SUFFIXES: dict[Form, str] = {"markdown": ".md", "tabular": ".tsv", "wrapped": ".txt"}
TESTED = ("QC105", "QC107", "QC20", "QC30", "QC40", "QC50")
KINDS: tuple[Kind, ...] = ("镇", "乡", "街道")


@dataclass(frozen=True)
class Document:
    """A document, and what a right checker says of it."""

    name: str
    text: str
    expected: tuple[Expected, ...] = ()


def small_township(seed: int, kind: Kind = "镇") -> Township:
    return make_township(seed, kind=kind, basic=24, cooperative=18, reclaimed=14)


def frames(documents: Iterable[Document]) -> Frames:
    return build([read_text(document.text, document.name) for document in documents])


def checkable() -> list[Rule]:
    """Return all rules but QC603: made-up places are in no gazetteer."""
    return [rule for rule in all_rules() if rule.code != "QC603"]


def fault_names(form: Form) -> list[str]:
    """Return the faults of the tested rules that show in a form."""
    return [
        name
        for name, fault in FAULTS.items()
        if fault.rule.startswith(TESTED) and not (fault.bordered and form == "wrapped")
    ]


def spoil(township: Township, names: Iterable[str], seed: int) -> tuple[Township, list[Expected]]:
    """Spoil a township with as many of these faults as it can take together."""
    taken: list[str] = []
    result: tuple[Township, list[Expected]] = (township, [])
    for name in names:
        try:
            result = apply_faults(township, [*taken, name], seed)
        except (CannotApplyError, IndexError):  # a lost list leaves nothing to copy from
            continue
        taken.append(name)
    return result


def spoiled_documents(seed: int, amount: int, faults: int = 4) -> list[Document]:
    """Return so many spoiled documents of the bordered forms; the same seed gives the same ones."""
    rng = random.Random(seed)
    documents = []
    for at in range(amount):
        form: Form = rng.choice(FORMS[:2])
        township = small_township(rng.randrange(10_000), rng.choice(KINDS))
        township, expected = spoil(township, rng.sample(fault_names(form), faults), rng.randrange(10_000))
        text = render(township, form, options=Layout(rows_per_page=rng.choice((0, 6))))
        documents.append(Document(f"{at}{SUFFIXES[form]}", text, tuple(expected)))
    return documents


#: What spoiled documents are made from: a failing example stays one line.
SEEDS = st.integers(0, 10_000)


@st.composite
def sound_documents(draw: st.DrawFn) -> Document:
    """Draw a sound document of any form and layout."""
    form = draw(st.sampled_from(FORMS))
    township = make_township(
        draw(st.integers(0, 10_000)),
        kind=draw(st.sampled_from(KINDS)),
        prefix=draw(st.sampled_from(("county", "level"))),
        handover=draw(st.sampled_from(("labelled", "bare"))),
        basic=draw(st.integers(6, 30)),
        cooperative=draw(st.integers(6, 20)),
        reclaimed=draw(st.integers(6, 16)),
    )
    return Document(f"sound{SUFFIXES[form]}", render(township, form, options=draw(layouts(form))))


def of_document(findings: Iterable[Finding], document: int) -> list[Finding]:
    """Return the findings of one document of a batch, as if it had been checked alone."""
    return [dataclasses.replace(one, document=0) for one in findings if one.document == document]


def shown(findings: Iterable[Finding]) -> list[str]:
    """Return findings in one line each, for what a failing test prints."""
    return [f"{one.source}:{one.line} {one.rule} {one.certainty} {one.message} │ {one.quote[:60]}" for one in findings]


def report(sample: Frames, findings: list[Finding], lang: Lang = "zh", gate: Gate | None = None) -> Report:
    """Return the report of a check as the command line makes it."""
    return Report(document_records(sample), findings, gate or Gate(), lang)
