"""The catalogue of rules as Markdown, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from toolkit.checking.rule import Rule
from toolkit.reporting.words import PROBABLE, SEVERITY
from toolkit.words import Lang

_FAMILIES = {
    "0": "Waivers · 豁免",
    "1": "Extraction damage · 读取损坏",
    "2": "Declared facts · 说明与目录",
    "3": "Structure · 结构",
    "4": "Departments · 部门",
    "5": "Overlap · 重复与矛盾",
    "6": "Place · 地名与层级",
    "7": "Wording · 文字",
    "8": "Peers · 同类比较",
    "9": "Changes · 变化",
}
_HEAD = """# Rules · 规则目录

Written by `qc rules docs` from the files in `rules/`. Severity says how bad, certainty how sure; only certain errors
block by default. 本页由 `qc rules docs` 根据 `rules/` 生成。严重程度与把握程度是两回事，默认只有确定的错误才会拦下。
"""


def level(rule: Rule, lang: Lang) -> str:
    """Return a rule's severity and certainty in words."""
    return f"{PROBABLE[lang] if rule.certainty == 'probable' else ''}{SEVERITY[lang][rule.severity]}"


def catalogue(rules: Sequence[Rule]) -> str:
    """Return the page that describes all rules, family by family."""
    parts = [_HEAD]
    ordered = sorted(rules, key=lambda rule: rule.code)
    for family, members in groupby(ordered, key=lambda rule: rule.code[2]):
        parts.append(f"\n## {_FAMILIES[family]}\n")
        parts.extend(_entry(rule) for rule in members)
    return "".join(parts)


def _entry(rule: Rule) -> str:
    lines = [f"\n### {rule.code} {rule.name}\n"]
    lines += [f"{rule.title['zh']} · {rule.title['en']} (**{level(rule, 'zh')}** · **{level(rule, 'en')}**)\n"]
    lines += [f"- {rule.reason['zh']}", f"- {rule.reason['en']}\n", "| | 说法 | wording |", "|---|---|---|"]
    for case in rule.cases.values():
        own = f"{PROBABLE['zh'] if case.certainty == 'probable' else ''}{SEVERITY['zh'][case.severity]}"
        lines.append(f"| {own} | {_cell(case.message['zh'])} | {_cell(case.message['en'])} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
