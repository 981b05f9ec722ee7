"""What holds of every format of a comparison."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.diffing.comparisons import equal, townships, version
from toolkit.diffing.comparison import KINDS, Comparison
from toolkit.reporting.changes import FORMATS, render, words
from toolkit.words import Lang

TEXTS = ("text", "stat", "brief", "json", "markdown")
MADE = {"version": version, "townships": townships, "equal": equal}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("form", TEXTS)
def test_the_whole_output(form: str, made: str, lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert render(form, MADE[made](), lang).decode() == snapshot


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_comparison_gives_the_same_bytes(form: str) -> None:
    assert render(form, version()) == render(form, version())


@pytest.mark.parametrize("form", ["text", "brief", "json", "markdown"])
def test_pairs_without_a_change_are_shown_on_request_alone(form: str) -> None:
    unchanged = version().pairs[0].at.name
    assert unchanged not in render(form, version()).decode()
    assert unchanged in render(form, version(), whole=True).decode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_document_that_names_no_township_and_duties_without_numbers_are_shown(form: str, lang: Lang) -> None:
    made = version()
    nameless = made.old | {"township": None, "county": None, "date": None}
    pairs = tuple(
        pair._replace(
            old=tuple(duty._replace(number=None, line=None) for duty in pair.old),
            new=tuple(duty._replace(number=None, line=None) for duty in pair.new),
        )
        for pair in made.pairs
    )
    assert render(form, Comparison(nameless, nameless, "township", pairs), lang)


@pytest.mark.parametrize("form", FORMATS)
def test_a_comparison_of_nothing_is_shown(form: str) -> None:
    made = equal()
    assert isinstance(render(form, made._replace(pairs=())), bytes)


def test_both_languages_have_the_same_words() -> None:
    tables = [value for name, value in vars(words).items() if name.isupper() and isinstance(value, dict)]
    assert tables
    for table in tables:
        assert len(table["zh"]) == len(table["en"])
        assert not isinstance(table["zh"], dict) or list(table["zh"]) == list(table["en"])
    assert set(words.KINDS["zh"]) == {*KINDS, None}
