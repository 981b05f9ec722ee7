"""Place and date of a document, from its cover, its title or its text."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from toolkit.text import HAN, clean, numeral

_PROVINCE = rf"(?P<province>{HAN}{{2,3}}省|{HAN}{{2,6}}自治区|北京市|天津市|上海市|重庆市)"
_PREFECTURE = rf"(?P<prefecture>{HAN}{{2,6}}?地区|{HAN}{{2,12}}?自治州|{HAN}{{2,6}}?盟|{HAN}{{2,5}}?市)"
_COUNTY = rf"(?P<county>{HAN}{{1,12}}?自治县|{HAN}{{1,12}}?自治旗|{HAN}{{1,7}}?[县市区旗](?![县市区旗]))"
_TOWNSHIP = rf"(?P<township>{HAN}{{1,14}}?(?:镇|街道|乡))"
_TITLE = re.compile(
    rf"^(?:{_PROVINCE})?(?:{_PREFECTURE}(?={HAN}+?[县市区旗]))?(?:{_COUNTY})?{_TOWNSHIP}"
    r"(?:人民政府|办事处|党工委|党委)?(?:\(?乡镇\)?)?(?:职责|基本|配合|上级|履职|权责|权力|责任)"
)
_OPENING_SENTENCE = re.compile(rf"^{_TOWNSHIP}(?:地处|位于|是|为|隶属|辖)")
_LIES_IN = re.compile(rf"(?:地处|位于|隶属于?|距离?){_COUNTY}")
_DATE = re.compile(r"([12]\d{3}|[〇零○一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月")
# Most documents name their place: what tells it of the others is compiled when it is looked for.
_BRANCH = rf"(?:地区|市|州)(?=生态环境局({HAN}{{1,6}}?[县市区旗]?)分局)"
_OWN_TYPE = r"本(镇|乡|街道)"
_TYPE_IN_TABLES = r"(?<![乡城村市建集])(镇|乡|街道)(?=党委|人大|领导|机关|干部|政府|级)"
_LEVEL = r"[县市区旗](?=委组织部|委宣传部|委政法委|公安局|财政局|民政局|教育局|水利局|司法局)"
_NO_PLACE = r"由|会同|经|报|向|各|至|给|与|和|对|同|为|将|本|全|按|工作|事项|管理|服务|登记|发放|监督"
_LONGEST_PREFECTURE = 10
_LONGEST_COUNTY = 8
_LEAST_MENTIONS = 3
_USUAL_SHARE = 0.7
_MONTHS = 12
_OPENING_LINES = 12


class Place(NamedTuple):
    """Where and when a document belongs; what it does not say is None. ``date`` is a year and month, 2025-07."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None
    township_type: str | None = None
    date: str | None = None


def find_place(opening: list[str], body: str) -> Place:
    """Return the place that the ``opening`` paragraphs (cover, titles) name, or that the ``body`` shows.

    A cover may be broken over lines anywhere, so its lines are also read joined.
    """
    lines = [clean(line) for line in opening[:_OPENING_LINES]]
    found: dict[str, str] = {}
    candidates = [*lines, *("".join(lines[a : a + n]) for n in (2, 3, 4) for a in range(len(lines)))]
    for text in candidates:
        match = _TITLE.match(text.split("年")[-1].lstrip("月") if _DATE.match(text) else text)
        if match:
            named = {key: value for key, value in match.groupdict().items() if value}
            if len(named) > len(found):
                found = named
    found = _from_sentences(lines) | found
    if "county" not in found or "prefecture" not in found:
        found = _from_bodies(body) | found
    township = found.get("township")
    return Place(
        province=found.get("province"),
        prefecture=found.get("prefecture"),
        county=found.get("county"),
        township=township,
        township_type=_township_type(township, body),
        date=_date(" ".join(lines)),
    )


def _from_sentences(lines: list[str]) -> dict[str, str]:
    """Tell the place from how the 说明 begins: 某镇是农业型乡镇，位于某县西部."""
    for line in lines:
        opening = _OPENING_SENTENCE.match(line)
        if opening:
            county = _LIES_IN.search(line)
            return {"township": opening["township"]} | ({"county": county["county"]} if county else {})
    return {}


def _from_bodies(body: str) -> dict[str, str]:
    """Tell county and prefecture from the names of the departments."""
    found: dict[str, str] = {}
    branches = list(re.finditer(_BRANCH, body))
    prefecture = _common_ending(_up_to(branches, body, _LONGEST_PREFECTURE))
    county = Counter(branch[1] for branch in branches).most_common(1)
    if prefecture and county:
        found["prefecture"] = re.sub(_NO_PLACE, "", prefecture)
        level = Counter(re.findall(_LEVEL, body)).most_common(1)
        name = county[0][0]
        found["county"] = name if name[-1] in "县市区旗" else name + (level[0][0] if level else "县")
        return found
    levels = list(re.finditer(_LEVEL, body))
    prefixed = _up_to(levels, body, _LONGEST_COUNTY)
    name = _common_ending(prefixed)
    usual = sum(1 for text in prefixed if name and text.endswith(name)) >= _USUAL_SHARE * len(levels)
    if name and usual and not re.search(_NO_PLACE, name):
        found["county"] = name
    return found


def _up_to(ends: list[re.Match[str]], body: str, most: int) -> list[str]:
    """Return each end with the Chinese characters before it, so many at most, but for those with none before."""
    befores = [(re.search(rf"{HAN}+\Z", body[max(0, end.start() - most) : end.start()]), end[0]) for end in ends]
    return [f"{before[0]}{end}" for before, end in befores if before]


def _common_ending(texts: list[str]) -> str | None:
    """Return the longest ending that nearly all texts share: what stands before a place's name varies."""
    endings = Counter(text[at:] for text in texts for at in range(len(text) - 2))
    if not endings:
        return None
    usual = max(endings.values())
    if usual < _LEAST_MENTIONS and len(texts) >= _LEAST_MENTIONS:
        return None
    return max((e for e, count in endings.items() if count >= usual * _USUAL_SHARE), key=len)


def _township_type(township: str | None, body: str) -> str | None:
    if township:
        return "街道" if township.endswith("街道") else township[-1]
    own = Counter(re.findall(_OWN_TYPE, body)) or Counter(re.findall(_TYPE_IN_TABLES, body))
    return own.most_common(1)[0][0] if own else None


def _date(opening: str) -> str | None:
    match = _DATE.search(clean(opening))
    if not match:
        return None
    year, month = numeral(match[1]), numeral(match[2])
    return f"{year:04d}-{month:02d}" if year and month and month <= _MONTHS else None
