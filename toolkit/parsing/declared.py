"""Facts that a document declares about its lists in the 说明 and the 目录."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.lists import LISTS
from toolkit.profile import Profile
from toolkit.sources import Block
from toolkit.text import NUMERAL, clean, numeral

_ENDS = tuple("。！？；：:!?")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|说明$|目录$|编制说明$)")
_TOTAL = re.compile(
    rf"(?:共有|共计|合计|总计|共|总)(?:梳理|形成|编制)?(?:各类)?履职事项(?:清单)?(?:共|共计|合计)?({NUMERAL})项"
)
_DEPARTMENTS = re.compile(rf"涉及({NUMERAL})(?:个|家)(?:[县市区旗]?(?:级|直)?)?(?:部门|单位)")
_CATEGORIES = re.compile(
    rf"(?:主要)?(?:包括|包含|涵盖|分为|涉及)(?P<names>[^。；;]{{2,400}}?)(?:等)?(?:共|共计)?(?P<count>{NUMERAL})(?:个|大)?(?:大)?(?:类别|类(?!型))"
)
_CATEGORY_NUMBER = re.compile(
    rf"(?:共有|共计|共分|分为|分成|包括|包含|涵盖|涉及|共)({NUMERAL})(?:个|大)?(?:大)?(?:事项)?(?:类别|类(?!型))(?!清单)"
)
_LONGEST_OPENING = 40
_LINE_NUMBER = re.compile(r"^[(（]?[\d一二三四五]{0,2}[)）]?[.、．]?")
_CONTENTS_REST = re.compile(rf"^(?:[（(]共?{NUMERAL}项[)）])?[.．…·\-—\s]*\d{{0,4}}$")


class Fact(NamedTuple):
    """One declared fact, with its sentence; ``list`` is None for the total.

    ``fact`` is total, count, contents_count, contents_page, contents_entry, category_count, category or
    department_count; ``value`` is its number, ``text`` a category's name.
    """

    list: str | None
    fact: str
    value: int | None
    text: str | None
    line: int
    end_line: int
    quote: str


@dataclass(slots=True)
class _Sentence:
    text: str
    line: int
    end_line: int


def find_declared(narrative: list[Block], profile: Profile) -> list[Fact]:
    """Return the facts that the explanatory text declares, in the order of the text, the first of each kind."""
    facts: list[Fact] = []
    current: str | None = None
    for paragraph in _paragraphs(narrative, profile):
        contents = _contents_fact(paragraph, profile)
        if contents:
            facts.extend(contents)
            continue
        current = _subject(paragraph.text, profile) or (None if _HEADING.match(paragraph.text) else current)
        facts.extend(_paragraph_facts(paragraph, current, profile))
    first: dict[tuple[str | None, str, str | None], Fact] = {}
    for fact in facts:
        first.setdefault((fact.list, fact.fact, fact.text), fact)
    return list(first.values())


def _paragraphs(narrative: list[Block], profile: Profile) -> list[_Sentence]:
    """Join the lines of the narrative into paragraphs, also where a line break stands inside a sentence."""
    joined: list[_Sentence] = []
    for block in narrative:
        text = clean(block.text)
        if not text:
            continue
        previous = joined[-1] if joined else None
        starts_anew = _HEADING.match(text) or _is_contents(text, profile) or previous is None
        if (
            previous is None
            or starts_anew
            or previous.text.endswith(_ENDS)
            or _HEADING.match(previous.text)
            or _is_contents(previous.text, profile)
        ):
            joined.append(_Sentence(text, block.line, block.end_line))
        else:
            previous.text += text
            previous.end_line = block.end_line
    return joined


def _is_contents(text: str, profile: Profile) -> bool:
    return _contents_list(text, profile) is not None


def _contents_list(text: str, profile: Profile) -> str | None:
    """Return the list that a contents line names, also where a character of its title is lost."""
    head = _LINE_NUMBER.sub("", text)
    for key, titles in profile.titles.items():
        short = profile.short_titles[key]
        rest = next((head[len(title) :] for title in titles if head.startswith(title)), None)
        if rest is None and head.startswith(short):
            rest = re.sub(r"^.{0,3}单", "", head[len(short) :]) if "单" in head[len(short) : len(short) + 4] else None
        if rest is not None and _CONTENTS_REST.match(rest):
            return key
    return None


def _contents_fact(paragraph: _Sentence, profile: Profile) -> list[Fact]:
    if not _is_contents(paragraph.text, profile):
        return []
    key = _contents_list(paragraph.text, profile)
    count = re.search(rf"[（(]共?({NUMERAL})项[)）]", paragraph.text)
    page = re.search(r"(?<![\d(（])(\d{1,4})$", paragraph.text)
    facts = []
    if count:
        facts.append(_fact(paragraph, key, "contents_count", numeral(count[1]), quote=paragraph.text))
    if page and page[1]:
        facts.append(_fact(paragraph, key, "contents_page", int(page[1]), quote=paragraph.text))
    return facts or [_fact(paragraph, key, "contents_entry", None, quote=paragraph.text)]


def _subject(text: str, profile: Profile) -> str | None:
    """Return the list that a paragraph is about: the one whose title it begins with."""
    head = _LINE_NUMBER.sub("", text)[:_LONGEST_OPENING]
    at = {key: min((i for t in profile.titles[key] if (i := head.find(t)) >= 0), default=-1) for key in LISTS}
    named = [key for key in LISTS if at[key] >= 0]
    return min(named, key=lambda key: at[key]) if named else None


def _paragraph_facts(paragraph: _Sentence, current: str | None, profile: Profile) -> list[Fact]:
    text = paragraph.text
    facts = []
    total = _TOTAL.search(text)
    if total:
        facts.append(_fact(paragraph, None, "total", numeral(total[1]), quote=total[0]))
    for key in LISTS:
        titles = "|".join((*profile.titles[key], profile.short_titles[key]))
        count = re.search(rf"(?:{titles})(?:共计|共有|共|计|有|为)?({NUMERAL})项", text)
        if count:
            facts.append(_fact(paragraph, key, "count", numeral(count[1]), quote=count[0]))
    if current is None:
        return facts
    own = re.search(rf"共(?:计|有)?({NUMERAL})项", text)
    if own and not any(fact.fact == "count" for fact in facts):
        facts.append(_fact(paragraph, current, "count", numeral(own[1]), quote=own[0]))
    for named in _CATEGORIES.finditer(text):
        names = _category_names(named["names"])
        if len(names) > 1 or numeral(named["count"]) == 1:
            facts.append(_fact(paragraph, current, "category_count", numeral(named["count"]), quote=named[0]))
            facts.extend(_fact(paragraph, current, "category", None, text=name, quote=named[0]) for name in names)
            break
    else:
        number = _CATEGORY_NUMBER.search(text)
        if number and sum(profile.short_titles[key] in text for key in LISTS) == 1:
            facts.append(_fact(paragraph, current, "category_count", numeral(number[1]), quote=number[0]))
    departments = _DEPARTMENTS.search(text)
    if departments:
        facts.append(_fact(paragraph, current, "department_count", numeral(departments[1]), quote=departments[0]))
    return facts


def _category_names(text: str) -> list[str]:
    """Split an enumeration of categories; what stands before a second 包括 is a pasted sentence."""
    text = re.split(r"(?:主要)?(?:包括|包含)", text)[-1]
    return [name for name in (n.strip("等共") for n in re.split(r"[、，,]", text)) if name]


def _fact(
    paragraph: _Sentence, key: str | None, fact: str, value: int | None, *, text: str | None = None, quote: str
) -> Fact:
    return Fact(key, fact, value, text, paragraph.line, paragraph.end_line, quote)
