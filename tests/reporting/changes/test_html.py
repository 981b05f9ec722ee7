from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.diffing.comparisons import duty, equal, townships, version
from tests.reporting.conftest import Open
from tests.reporting.pages import HOSTILE, bare
from toolkit.diffing.comparison import KINDS, Change, Comparison, Declared
from toolkit.reporting.changes.html import render
from toolkit.words import Lang


def hostile() -> Comparison:
    """Return a comparison in which every text of the documents is hostile."""
    cells: dict[str, Any] = dict.fromkeys(("superior_duties", "township_duties", "remark"), HOSTILE)
    old = duty("cooperative", 1, HOSTILE, HOSTILE, departments=(HOSTILE,), **cells)
    new = old._replace(name=f"新{HOSTILE}")
    fields: dict[str, dict[str, Any]] = {
        "name": {"old": old.name, "new": new.name},
        "departments": {"added": [HOSTILE], "removed": [], "renamed": [[HOSTILE, f"新{HOSTILE}"]]},
        "superior_duties": {"old": HOSTILE, "new": "", "items": [{"change": "removed", "old": HOSTILE, "new": None}]},
    }
    record = version().old | {"source": HOSTILE, "county": HOSTILE, "township": HOSTILE, "date": HOSTILE}
    pairs = (
        Change(("reworded",), (old,), (new,), 0.9, "unsure", fields=fields, runner_up=old),
        Change(("added",), (), (new,)),
        Change((), (old,), (old,), 1.0),
    )
    return Comparison(record, record, "township", pairs, (Declared(None, HOSTILE, (HOSTILE,), None, stale=True),))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_page_on_a_revision(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert bare(render(version(), lang)) == snapshot


def test_the_whole_page_on_two_townships(snapshot: SnapshotAssertion) -> None:
    assert bare(render(townships())) == snapshot


def test_every_link_leads_to_a_place_of_the_page_and_no_id_stands_twice() -> None:
    text = render(version())
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="[^"#]*#([^"]+)"', text)) <= set(ids)


def test_every_duty_of_both_sides_is_named() -> None:
    for comparison in (version(), townships(), equal()):
        text = re.sub(r"</?(?:del|ins)>", "", render(comparison))
        for pair in comparison.pairs:
            for side in (*pair.old, *pair.new):
                assert side.name.replace("<", "&lt;").replace(">", "&gt;") in text


def test_both_sides_keep_their_text_and_each_shows_only_its_own() -> None:
    (change,) = (
        c for c in version().changes if c.kinds == ("reworded",) and c.confidence == "sure" and c.at.number == 2
    )
    text = render(version()._replace(pairs=(change,)))
    cells = re.findall(r'<td lang="zh-CN">(.*?)</td>', text)
    assert [re.sub("<[^>]+>", "", cell) for cell in cells[-2:]] == [change.old[0].name, change.new[0].name]
    assert "<ins>" not in cells[-2]
    assert "<del>" not in cells[-1]


def test_without_a_change_the_page_says_so() -> None:
    text = render(equal())
    assert "没有变化" in text
    assert "<tbody class" not in text
    assert '<details class="same">' in text
    assert '<details class="same" open>' in render(equal(), whole=True)


def test_a_return_to_the_township_is_told_first() -> None:
    text = render(version())
    assert text.index('class="meant backflow"') < text.index('class="meant new-burden"') < text.index('id="changes"')


# In a browser


def facts(change: Change) -> dict[str, tuple[str, ...]]:
    """Return the values of a change by which it is found."""
    meaning = (change.meaning,) if change.meaning else ()
    own = {"level": (change.level,), "list": (change.at.list,), "confidence": (change.confidence,)}
    return {"kind": change.kinds, "meaning": meaning, **own}


def test_markup_in_documents_runs_nothing_and_is_shown_as_it_stands(open_page: Open) -> None:
    visit = open_page(render(hostile()))
    visit.page.click("#switch-language")
    visit.page.click("#switch-language")
    assert visit.page.evaluate("typeof hacked") == "undefined"
    assert visit.page.locator("img").count() == 0
    assert visit.page.locator("script").count() == 2
    assert visit.page.locator("del").nth(0).text_content() == HOSTILE
    assert visit.complaints == []
    assert len(visit.requests) == 1


@pytest.mark.parametrize("key", ["kind", "level", "list", "confidence", "meaning"])
def test_every_filter_shows_what_has_its_value_and_hides_the_rest(open_page: Open, key: str) -> None:
    visit = open_page(render(version()))
    total = len(version().changes)
    assert len(visit.shown()) == total
    wanted = Counter(value for change in version().changes for value in facts(change)[key])
    for value, amount in wanted.items():
        visit.page.select_option(f"select[name={key}]", value)
        assert len(visit.shown()) == amount
        assert visit.page.inner_text("#shown") == f"显示 {amount}" + ("" if amount == total else f" / {total}")


def test_a_count_leads_to_the_changes_that_it_counts(open_page: Open) -> None:
    visit = open_page(render(version()))
    for kind in (kind for kind in KINDS if kind in version().summary):
        visit.page.click(f'.counts a[href^="?kind={kind}"]')
        assert len(visit.shown()) == version().summary[kind]


def test_a_link_to_a_change_shows_it_also_where_a_filter_hides_it(open_page: Open) -> None:
    visit = open_page(render(version()), "?kind=remark#c1")
    assert "c1" in visit.shown()
    assert visit.page.evaluate("document.activeElement.id") == "c1"


def test_the_language_changes_all_words_of_the_page(open_page: Open) -> None:
    visit = open_page(render(version()))
    visit.page.click("#switch-language")
    words = visit.page.eval_on_selector_all(
        "[data-word]:not([data-word=heading])", "all => all.map(element => element.textContent).join('')"
    )
    assert not re.search("[\u4e00-\u9fff]", words.replace("中文", ""))


def test_without_script_all_changes_are_shown(open_page: Open) -> None:
    visit = open_page(render(version()), scripts=False)
    assert visit.page.locator("tbody.change:visible").count() == len(version().changes)
    assert visit.page.locator("[data-scripted]:visible").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_narrow_screen_needs_no_scrolling_sideways(open_page: Open, lang: Lang) -> None:
    visit = open_page(render(version(), lang), width=400)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 400
