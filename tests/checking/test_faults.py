"""Every fault of the generator is found where it is, and nothing certain beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import Phase, given, settings

from fixtures.generator import CannotApplyError, Expected, Form, apply_faults, make_township, render
from tests.checking.townships import (
    KINDS,
    SEEDS,
    SUFFIXES,
    Document,
    checkable,
    fault_names,
    frames,
    shown,
    spoiled_documents,
)
from tests.conftest import FORMS
from toolkit.checking.engine import check
from toolkit.checking.finding import Finding

TOWNSHIPS_EACH = 2


def agrees(expected: Expected, found: Finding) -> bool:
    """Tell whether a finding is the expected one; what an expectation leaves open may be anything."""
    return expected.rule == found.rule and all(
        claimed is None or claimed == said
        for claimed, said in (
            (expected.list, found.list),
            (expected.number, found.number),
            (expected.field, found.field),
        )
    )


def missed(expected: Iterable[Expected], found: list[Finding]) -> list[Expected]:
    return [one for one in expected if one.required and not any(agrees(one, finding) for finding in found)]


def invented(expected: Iterable[Expected], found: list[Finding]) -> list[str]:
    """Return the certain errors that are neither expected nor tolerated."""
    claims = list(expected)
    return shown(
        finding
        for finding in found
        if (finding.severity, finding.certainty) == ("error", "certain")
        and not any(agrees(one, finding) for one in claims)
    )


@cache
def _documents(form: Form) -> tuple[Document, ...]:
    """Return some townships with one fault each, for every fault that shows in a form."""
    documents = []
    for name in fault_names(form):
        made = 0
        for seed in range(40):
            township = make_township(seed, kind=KINDS[seed % 3], basic=40, cooperative=25, reclaimed=15)
            try:
                township, expected = apply_faults(township, [name], seed)
            except CannotApplyError:
                continue
            documents.append(Document(f"{name}-{seed}{SUFFIXES[form]}", render(township, form), tuple(expected)))
            made += 1
            if made == TOWNSHIPS_EACH:
                break
        assert made == TOWNSHIPS_EACH, f"{name} falls on no township"
    return tuple(documents)


@cache
def _findings(form: Form) -> dict[str, list[Finding]]:
    """Return what all rules find in each of the documents, checked as one batch."""
    documents = _documents(form)
    by_name: dict[str, list[Finding]] = {document.name: [] for document in documents}
    for finding in check(frames(documents), checkable()):
        by_name[finding.source].append(finding)
    return by_name


@pytest.mark.parametrize(("form", "fault"), [(form, name) for form in FORMS for name in fault_names(form)])
def test_a_fault_is_found_and_nothing_certain_beside_it(form: Form, fault: str) -> None:
    for document in _documents(form):
        if document.name.startswith(f"{fault}-"):
            found = _findings(form)[document.name]
            assert missed(document.expected, found) == [], shown(found)
            assert invented(document.expected, found) == []


@settings(max_examples=4, phases=(Phase.explicit, Phase.generate))
@given(SEEDS)
def test_several_faults_in_one_township_are_all_found(seed: int) -> None:
    batch = spoiled_documents(seed, 4, faults=5)
    found = check(frames(batch), checkable())
    for at, document in enumerate(batch):
        own = [finding for finding in found if finding.document == at]
        assert missed(_still_told(document.expected), own) == [], shown(own)
        assert invented(document.expected, own) == [], document.expected


def _still_told(expected: Iterable[Expected]) -> list[Expected]:
    """Leave out what another fault may account for.

    That is a number of departments where a row names none, and a gap beside a number that stands twice.
    """
    claims = list(expected)
    unnamed = any((one.rule, one.list) == ("QC401", "cooperative") for one in claims)
    twice = {(one.list, one.number) for one in claims if one.rule == "QC302"}
    return [
        one
        for one in claims
        if not (unnamed and (one.rule, one.list) == ("QC204", "cooperative"))
        and not (one.rule == "QC301" and {(one.list, (one.number or 0) - 2), (one.list, one.number)} & twice)
    ]


@pytest.mark.parametrize("seed", [5, 6])
def test_a_name_lost_from_a_reclaimed_row_is_found_in_wrapped_text_too(seed: int) -> None:
    township = make_township(seed, basic=40, cooperative=25, reclaimed=15)
    township, expected = apply_faults(township, ["blanked_name"], seed)
    found = check(frames([Document("a.txt", render(township, "wrapped"))]), checkable())
    assert [one.list for one in expected] == ["reclaimed"]
    assert missed(expected, found) == [], shown(found)
    assert invented(expected, found) == []
