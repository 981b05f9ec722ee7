from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache

import polars as pl
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.checking.tables import Row, basic
from tests.checking.townships import report as bare_report
from tests.conftest import read_text, shared_file
from tests.reporting.conftest import Open
from tests.reporting.documents import RULES, both, frames
from tests.reporting.pages import HOSTILE, bare
from toolkit.checking.engine import check
from toolkit.checking.rule_files import load_rules
from toolkit.frames import build, document_records
from toolkit.gate import Gate
from toolkit.parsing import Unreadable
from toolkit.reporting.checks import html as module
from toolkit.reporting.checks.html import render
from toolkit.reporting.report import Report
from toolkit.waivers import Waiver
from toolkit.words import Lang


@cache
def sample(lang: Lang = "zh") -> Report:
    return dataclasses.replace(both(lang), duties=frames().duties, rules=RULES)


def hostile() -> Report:
    """Return a report in which every text of documents, findings and rules is hostile."""
    marks = ("<img", "hacked")
    findings = [
        dataclasses.replace(
            finding, source=HOSTILE, message=HOSTILE, suggestion=HOSTILE, quote=HOSTILE, marks=marks,
            related=tuple(dataclasses.replace(other, quote=HOSTILE, marks=marks) for other in finding.related),
        )
        for finding in sample().findings
    ]  # fmt: skip
    texts = ("category", "name", "superior_duties", "township_duties", "handover", "remark", "departments_text")
    duties = frames().duties.with_columns(
        *(pl.lit(HOSTILE).alias(name) for name in texts), departments=pl.lit([HOSTILE], dtype=pl.List(pl.String))
    )
    return Report(
        [{**record, "source": HOSTILE, "county": HOSTILE, "township": HOSTILE} for record in sample().documents],
        findings,
        Gate(),
        waived=[(findings[0], Waiver(findings[0].fingerprint, HOSTILE, date(2026, 1, 1)))],
        rules=[dataclasses.replace(rule, title={"zh": HOSTILE, "en": HOSTILE}) for rule in RULES],
        duties=duties,
        fixed=findings[:1],
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_page_on_two_documents(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert bare(render(sample(lang))) == snapshot


def test_rendering_twice_gives_the_same_bytes() -> None:
    again = dataclasses.replace(bare_report(frames(), check(frames(), RULES)), duties=frames().duties, rules=RULES)
    assert render(again) == render(sample())


def test_every_link_leads_to_a_place_of_the_page_and_no_id_stands_twice() -> None:
    twice = build([read_text(basic(Row(1), Row(1)), name) for name in ("甲/清单.md", "乙/清单.md")])
    doubled = dataclasses.replace(bare_report(twice, check(twice, RULES)), duties=twice.duties, rules=RULES)
    for report in (sample(), doubled):
        text = render(report)
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="[^"#]*#([^"]+)"', text)) <= set(ids)
    assert len({f.fingerprint for f in doubled.findings}) < len(doubled.findings)


def test_a_page_loads_nothing_and_runs_only_its_own_script() -> None:
    text = render(sample())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'(src|href)="(https?:)?//', text)
    assert not re.search(r' (style|on\w+)="', text)


def test_findings_marks_and_rows_lead_to_each_other() -> None:
    text = render(sample())
    (copied,) = (finding for finding in sample().findings if finding.rule == "QC501" and finding.number == 2)
    article = text.split(f'id="f-{copied.fingerprint}"')[1].split("</article>")[0]
    for row in re.findall(r'href="#(d0-\d+)"', article):
        cells = text.split(f'<tr id="{row}"')[1].split("</tr>")[0]
        assert f'href="#f-{copied.fingerprint}">QC501</a>' in cells


def test_what_an_earlier_version_has_too_comes_last_and_what_was_put_right_is_listed() -> None:
    findings = sample().findings
    against = dataclasses.replace(sample(), known=frozenset({findings[0].fingerprint}), fixed=findings[-1:])
    text = render(against)
    places = [text.index(f'id="f-{finding.fingerprint}"') for finding in findings]
    assert places[0] > max(places[1:])
    assert '<section id="fixed">' in text
    assert "上一版已有" in text
    assert '<section id="fixed">' not in render(sample())


def test_waived_findings_stand_apart_with_reason_and_end() -> None:
    waived = [(sample().findings[0], Waiver(sample().findings[0].fingerprint, "县里已核实", date(2026, 1, 1)))]
    text = render(dataclasses.replace(sample(), findings=sample().findings[1:], waived=waived))
    part = text.split('<section id="waived">')[1].split("</section>")[0]
    assert "县里已核实" in part
    assert "2026-01-01" in part


def test_without_findings_the_page_says_so_and_shows_the_lists() -> None:
    text = render(dataclasses.replace(sample(), findings=[]))
    assert "没有发现问题" in text
    assert 'data-passed="yes"' in text
    assert "加强基层党组织建设" in text
    assert "<article" not in text


def test_a_document_that_cannot_be_read_is_told() -> None:
    read = build([Unreadable("坏.md", "empty", {}), read_text(basic(Row(1)), "好.md")])
    report = Report(document_records(read), check(read, RULES), Gate(), rules=RULES, duties=read.duties)
    text = render(report)
    assert "读不出" in text
    assert "坏.md" in text


def test_of_too_many_duties_only_those_with_findings_are_shown_and_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = render(sample())
    monkeypatch.setattr(module, "_MOST_ROWS", 3)
    short = render(sample())
    assert whole.count("<tr id=") == short.count("<tr id=")
    assert "从略" in short
    assert "从略" not in whole
    rows = short.split('<section id="lists">')[1].split("<tbody>")[1:]
    assert all("<tr>" not in part.split("</tbody>")[0] for part in rows)


def test_a_real_document_is_shown_whole() -> None:
    path = shared_file("seeds", "000_fe4ab73d7f7b2358.txt")
    read = build([read_text(path.read_bytes(), path.name)])
    text = render(
        Report(document_records(read), check(read, load_rules()), Gate(), duties=read.duties, rules=load_rules())
    )
    lists = re.sub(r"<[^>]+>", "", text.split('<section id="lists">')[1])
    for name in read.duties["name"]:
        assert name.replace("&", "&amp;").replace('"', "&#34;").replace("<", "&lt;") in lists
    assert len(text.encode()) < 4 * path.stat().st_size


# In a browser


def test_markup_in_documents_and_rules_runs_nothing_and_is_shown_as_it_stands(open_page: Open) -> None:
    visit = open_page(render(hostile()))
    assert visit.page.evaluate("typeof hacked") == "undefined"
    assert visit.page.locator("img, article script, td script").count() == 0
    assert visit.page.locator("script").count() == 2
    assert visit.page.locator("article .message").first.text_content() == HOSTILE
    visit.page.click("#switch-language")
    assert HOSTILE in (visit.page.locator("article .rule").first.text_content() or "")
    assert visit.page.locator("img").count() == 0
    assert visit.complaints == []
    assert len(visit.requests) == 1


def test_filters_narrow_what_is_shown_and_stand_in_the_address(open_page: Open) -> None:
    visit = open_page(render(sample()))
    assert len(visit.shown()) == len(sample().findings)
    visit.page.select_option("select[name=rule]", "QC402")
    wanted = {f"f-{finding.fingerprint}" for finding in sample().findings if finding.rule == "QC402"}
    assert set(visit.shown()) == wanted
    assert "rule=QC402" in visit.page.url
    assert visit.page.inner_text("#shown") == f"显示 {len(wanted)} / {len(sample().findings)}"
    visit.page.select_option("select[name=certainty]", "probable")
    assert set(visit.shown()) == {
        f"f-{f.fingerprint}" for f in sample().findings if f.rule == "QC402" and f.certainty == "probable"
    }
    visit.page.click("#clear")
    assert len(visit.shown()) == len(sample().findings)
    assert "?" not in visit.page.url
    assert visit.complaints == []
    assert len(visit.requests) == 1


@pytest.mark.parametrize("key", ["severity", "list", "document"])
def test_every_filter_shows_what_has_its_value_and_hides_the_rest(open_page: Open, key: str) -> None:
    visit = open_page(render(sample()))
    wanted: dict[str, set[str]] = {}
    for finding in sample().findings:
        value = getattr(finding, key)
        wanted.setdefault("whole" if value is None else str(value), set()).add(f"f-{finding.fingerprint}")
    for value, ids in wanted.items():
        visit.page.select_option(f"select[name={key}]", value)
        assert set(visit.shown()) == ids


def test_an_address_brings_its_filters_language_and_colours_back(open_page: Open) -> None:
    visit = open_page(render(sample()), "?severity=warning&lang=en&theme=dark")
    assert set(visit.shown()) == {f"f-{f.fingerprint}" for f in sample().findings if f.severity == "warning"}
    assert visit.page.input_value("select[name=severity]") == "warning"
    assert visit.page.inner_text("h1") == "Report on duty lists"
    assert visit.page.get_attribute("html", "lang") == "en"
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 25, 29)"
    visit.page.reload()
    assert visit.page.input_value("select[name=severity]") == "warning"


def test_searching_and_departments_take_parts_of_words(open_page: Open) -> None:
    visit = open_page(render(sample()))
    visit.page.fill("#search", "收养 qc501")
    assert set(visit.shown()) == {
        f"f-{f.fingerprint}" for f in sample().findings if f.rule == "QC501" and "收养" in f.message + f.quote
    }
    visit.page.fill("#search", "没有这样的话")
    assert visit.shown() == []
    assert visit.page.is_visible("#none-shown")
    visit.page.fill("#search", "")
    visit.page.fill("input[name=department]", "水利局")
    shown = visit.shown()
    assert shown
    assert all("水利局" in (visit.page.get_attribute(f"#{key}", "data-department") or "") for key in shown)


def test_what_has_to_be_put_right_is_one_click_away(open_page: Open) -> None:
    visit = open_page(render(sample()))
    visit.page.click(".facts strong a")
    assert set(visit.shown()) == {f"f-{f.fingerprint}" for f in sample().findings if sample().blocks(f)}
    assert visit.page.is_checked("input[name=blocks]")


def test_a_link_jumps_to_its_finding_also_where_a_filter_hides_it(open_page: Open) -> None:
    last = sample().findings[-1]
    visit = open_page(render(sample()), f"?q=没有这样的话#f-{last.fingerprint}")
    assert visit.page.evaluate("document.activeElement.id") == f"f-{last.fingerprint}"
    assert f"f-{last.fingerprint}" in visit.shown()
    visit.page.click(f"#f-{last.fingerprint} h5 a")
    row = visit.page.evaluate("document.activeElement.id")
    assert visit.page.url.endswith(f"#{row}")
    assert visit.page.locator(f"#{row}").evaluate("row => row.getBoundingClientRect().top < innerHeight")
    visit.page.click(f"#{row} .tag >> nth=0")
    assert visit.page.evaluate("document.activeElement.dataset.item") == ""


def test_keys_lead_through_the_findings(open_page: Open) -> None:
    visit = open_page(render(sample()))
    ids = visit.shown()
    focused = "document.activeElement.id"
    for key, expected in (("j", ids[0]), ("j", ids[1]), ("k", ids[0]), ("k", ids[0]), ("/", "search")):
        visit.page.keyboard.press(key)
        assert visit.page.evaluate(focused) == expected
    visit.page.keyboard.type("jk/?")
    assert visit.page.input_value("#search") == "jk/?"
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate(focused) != "search"
    visit.page.keyboard.press("?")
    assert visit.page.is_visible("#help")
    visit.page.keyboard.press("Escape")
    assert not visit.page.is_visible("#help")
    visit.page.select_option("select[name=rule]", "QC402")
    visit.page.locator("select[name=rule]").blur()
    visit.page.keyboard.press("Escape")
    assert visit.shown() == ids


def test_the_language_changes_all_words_but_those_of_findings_and_documents(open_page: Open) -> None:
    visit = open_page(render(sample()))
    chinese = visit.page.inner_text("main")
    visit.page.click("#switch-language")
    words = visit.page.eval_on_selector_all("[data-word]", "all => all.map(element => element.textContent).join('')")
    assert not re.search("[\u4e00-\u9fff]", words.replace("中文", ""))
    assert visit.page.title() == "Report on duty lists"
    assert "lang=en" in visit.page.url
    visit.page.click("#switch-language")
    assert visit.page.inner_text("main") == chinese
    assert "?" not in visit.page.url


def test_only_the_duties_with_findings_can_be_shown(open_page: Open) -> None:
    visit = open_page(render(sample()), "?faulty=yes")
    assert visit.page.locator(".duties tbody tr:not([id]):visible").count() == 0
    assert visit.page.locator(".duties tbody tr:visible").count() > 0


def test_without_script_all_is_shown_but_what_needs_it(open_page: Open) -> None:
    visit = open_page(render(sample()), scripts=False)
    assert visit.page.locator("article").count() == len(sample().findings)
    assert visit.page.locator("article").first.is_visible()
    assert visit.page.locator("[data-scripted]:visible, dialog:visible").count() == 0
    visit.page.click(".facts strong a")
    assert visit.page.url.endswith("#findings")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_narrow_screen_needs_no_scrolling_sideways(open_page: Open, lang: Lang) -> None:
    visit = open_page(render(sample(lang)), width=400)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 400


def test_on_paper_filters_are_gone_and_heads_are_repeated(open_page: Open) -> None:
    visit = open_page(render(sample()), "?theme=dark")
    visit.page.emulate_media(media="print")
    assert visit.page.locator("#filters").is_hidden()
    assert visit.page.locator(".switches").is_hidden()
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.duties thead')).display") == "table-header-group"
    )
    assert visit.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
