"""What the formats of a comparison have in common: how a kind, a place, a text and a doubt are told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from toolkit.diffing.comparison import KINDS, Change, Comparison, Declared, Duty, Kind, Meaning
from toolkit.diffing.redline import Run, redline
from toolkit.lists import LISTS
from toolkit.reporting.changes.words import CONFIDENCE, FACTS, LEVELS, MEANINGS, ONE_SIDED, PHRASES
from toolkit.reporting.changes.words import KINDS as KIND_WORDS
from toolkit.reporting.words import PLACE
from toolkit.words import LIST_WORDS, Lang

#: The fields of a change in the order of a document's columns, but for the name, which leads.
FIELDS = (
    "category",
    "departments",
    "superior_duties",
    "township_duties",
    "receiving_departments",
    "handover",
    "remark",
)
SETS = ("departments", "receiving_departments")
#: What became of an item of a duties cell.
SIGNS = {"added": "＋", "removed": "－", "changed": "～", "moved": "↕"}
#: How a struck and an added text stand between unchanged ones, readable without colour too.
BRACKETS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
_LONGEST_KEPT = 40
_CONTEXT = 14


def shown(comparison: Comparison, *, whole: bool) -> tuple[Change, ...]:
    """Return the pairs that a format shows: those that changed, or all."""
    return comparison.pairs if whole else comparison.changes


def grouped(pairs: Sequence[Change]) -> list[tuple[str, list[tuple[Kind | None, list[Change]]]]]:
    """Return the pairs by list and by their weightiest kind, None for those without a change, each group in order."""
    found: defaultdict[tuple[str, Kind | None], list[Change]] = defaultdict(list)
    for pair in pairs:
        found[pair.at.list, main_kind(pair)].append(pair)
    for (_, kind), group in found.items():
        if kind == "removed":  # in their own order, wherever they would stand now
            group.sort(key=lambda pair: pair.old[0].row)
    ranks: tuple[Kind | None, ...] = (*KINDS, None)
    by_list = [(key, [(kind, found[key, kind]) for kind in ranks if (key, kind) in found]) for key in LISTS]
    return [(key, groups) for key, groups in by_list if groups]


def main_kind(pair: Change) -> Kind | None:
    """Return the weightiest kind of a pair, None where nothing changed."""
    return min(pair.kinds, key=KINDS.index, default=None)


def counts(comparison: Comparison) -> list[tuple[Kind, dict[str, int]]]:
    """Return how many changes of each kind there are in each list, for the kinds that occur."""
    counted = Counter((kind, change.at.list) for change in comparison.changes for kind in change.kinds)
    summary = comparison.summary
    return [(kind, {key: counted[kind, key] for key in LISTS}) for kind in KINDS if kind in summary]


def side_name(comparison: Comparison, side: str) -> str:
    """Return how one side is called: its township, else its county, else its file."""
    record = getattr(comparison, side)
    return str(record["township"] or record["county"] or PurePath(record["source"]).name)


def title(comparison: Comparison, lang: Lang) -> str:
    """Return what is compared, by place: one township's list before and after, or those of two."""
    old, new = (_place_name(record) for record in (comparison.old, comparison.new))
    key = "title-one" if old == new or comparison.mode == "version" else "title-two"
    return PHRASES[lang][key].format(old=old, new=new)


def _place_name(record: dict[str, Any]) -> str:
    return "".join(filter(None, (record["county"], record["township"])))


def total(comparison: Comparison, lang: Lang, *, detailed: bool = False) -> str:
    """Return how many changes there are, ``detailed`` by kind, and how many pairs without one."""
    words = PHRASES[lang]
    changes = words["changes"].format(n=len(comparison.changes)) if comparison.changes else words["all-same"]
    kinds = [f"{kind_word(kind, comparison, lang)} {sum(n.values())}" for kind, n in counts(comparison)]
    detail = f"{words['open']}{words['comma'].join(kinds)}{words['close']}" if detailed and kinds else ""
    return f"{changes}{detail}{words['clause']}{words['unchanged'].format(n=comparison.unchanged)}"


def moves(comparison: Comparison) -> list[tuple[Meaning, list[Change]]]:
    """Return the moves by what they mean, the gravest first."""
    by_meaning = [
        (meaning, [change for change in comparison.changes if change.meaning == meaning]) for meaning in MEANINGS["zh"]
    ]
    return [(meaning, moved) for meaning, moved in by_meaning if moved]


def kind_word(kind: Kind | None, comparison: Comparison, lang: Lang) -> str:
    """Return the word of a kind; between two townships what one has alone is not added or removed."""
    if comparison.mode == "township" and kind in ONE_SIDED[lang]:
        return ONE_SIDED[lang][kind].format(old=side_name(comparison, "old"), new=side_name(comparison, "new"))
    return KIND_WORDS[lang][kind]


def kinds_text(pair: Change, comparison: Comparison, lang: Lang) -> str:
    """Return all kinds of a pair in words."""
    return PHRASES[lang]["comma"].join(kind_word(kind, comparison, lang) for kind in pair.kinds or (None,))


def place(duty: Duty, lang: Lang, within: str | None = None) -> str:
    """Return the list and number of a duty, its number alone ``within`` that list."""
    number = PLACE[lang]["number"].format("？" if duty.number is None else duty.number)
    gap = "" if lang == "zh" else " "
    return number if duty.list == within else f"{LIST_WORDS[lang][duty.list]}{gap}{number}"


def where(pair: Change, comparison: Comparison, lang: Lang, within: str | None = None) -> str:
    """Return where a pair stands, and where it stood or stands on the other side if that is elsewhere."""
    comma = PHRASES[lang]["comma"]
    there, here = (sorted(side, key=lambda duty: duty.row) for side in (pair.old, pair.new))
    new = comma.join(place(duty, lang, within) for duty in here)
    old = comma.join(place(duty, lang, pair.at.list if new else within) for duty in there)
    if comparison.mode == "version":
        was = PHRASES[lang]["was"].format(old)
    else:
        was = f"{side_name(comparison, 'old')}{'' if lang == 'zh' else ' '}{old}" if new else old
    if not new:
        return was
    same = old in {"", comma.join(place(duty, lang, pair.at.list) for duty in pair.new)}
    return new if same else f"{new}{PHRASES[lang]['open']}{was}{PHRASES[lang]['close']}"


def marks(pair: Change, lang: Lang) -> list[str]:
    """Return what is to be known of a pair besides its kinds: what a move means, how sure it is, how little it is."""
    words = [MEANINGS[lang][pair.meaning]] if pair.meaning else []
    if pair.kinds and pair.confidence != "sure":
        similar = "" if pair.similarity is None else PHRASES[lang]["similar"].format(pair.similarity)
        words += [" ".join(filter(None, (CONFIDENCE[lang][pair.confidence], similar)))]
    # A number that changed is told by its kind alone.
    worded = set(pair.kinds) - {"renumbered"}
    return words + ([LEVELS[lang][pair.level]] if worded and LEVELS[lang][pair.level] else [])


def also(pair: Change, lang: Lang) -> list[str]:
    """Return what else a pair is besides the kind that it stands under."""
    rest = [KIND_WORDS[lang][kind] for kind in pair.kinds if kind != main_kind(pair)]
    return [PHRASES[lang]["also"].format(PHRASES[lang]["comma"].join(rest))] if rest else []


def runner_up(pair: Change, lang: Lang) -> str:
    """Return the other duty that an unsure pair may belong to, or nothing."""
    other = pair.runner_up
    return f"{PHRASES[lang]['runner-up']}{PHRASES[lang]['colon']}{place(other, lang)} {other.name}" if other else ""


def runs_between(old: str | None, new: str | None) -> list[Run]:
    """Return the redline of two texts; the one struck and the other put in where less than half is shared."""
    if old == new:
        return [("equal", old)] if old else []
    marked = redline(old, new) if old and new else None
    both: list[Run] = [("delete", old or ""), ("insert", new or "")]
    return marked or [run for run in both if run[1]]


def elided(runs: list[Run]) -> list[Run]:
    """Return a redline in which long unchanged text is cut to what stands beside the changes."""
    short: list[Run] = []
    for at, (tag, text) in enumerate(runs):
        before, after = (_CONTEXT if at else 0), (_CONTEXT if at < len(runs) - 1 else 0)
        cut = tag == "equal" and len(text) > _LONGEST_KEPT and before + after > 0
        short.append((tag, f"{text[:before]}…{text[len(text) - after :]}" if cut else text))
    return short


def name_runs(pair: Change) -> list[Run] | None:
    """Return the name of a pair, redlined where it changed; None where both sides are better shown whole."""
    if len(pair.old) > 1 or len(pair.new) > 1:
        return None
    if "name" not in pair.fields:
        return [("equal", pair.at.name)]
    return redline(pair.old[0].name, pair.new[0].name)


def bracketed(runs: list[Run]) -> str:
    """Return a redline as plain text."""
    return "".join(f"{BRACKETS[tag][0]}{text}{BRACKETS[tag][1]}" for tag, text in runs)


def names_between(pair: Change, lang: Lang) -> list[Run]:
    """Return the name of a pair as one redline, also where the sides share little."""
    old, new = (PHRASES[lang]["comma"].join(duty.name for duty in side) for side in (pair.old, pair.new))
    return name_runs(pair) or [("delete", old), ("insert", new)]


def fact_name(declared: Declared, lang: Lang) -> str:
    """Return the name of a stated fact with its list."""
    fact = FACTS[lang].get(declared.fact, declared.fact)
    gap = "" if lang == "zh" else " "
    return f"{LIST_WORDS[lang][declared.list]}{gap}{fact}" if declared.list else fact


def fact_text(declared: Declared, lang: Lang) -> str:
    """Return what both sides state, and what the lists bear out where the statement is stale."""
    words = PHRASES[lang]
    text = _stated(declared, lang)
    if not declared.stale:
        return text
    rows = (declared.rows_old, declared.rows_new)
    borne_out = [] if None in rows else [words["borne-out"].format(old=rows[0], new=rows[1])]
    return f"{text}{words['open']}{words['semicolon'].join([words['stale'], *borne_out])}{words['close']}"


def _stated(declared: Declared, lang: Lang) -> str:
    old, new = declared.old, declared.new
    if isinstance(old, tuple) and isinstance(new, tuple):
        apart = [f"＋{one}" for one in new if one not in old] + [f"－{one}" for one in old if one not in new]
        return " ".join(apart) or PHRASES[lang]["order"]
    comma = PHRASES[lang]["comma"]
    both = [
        PHRASES[lang]["nothing"] if one is None else comma.join(one) if isinstance(one, tuple) else str(one)
        for one in (old, new)
    ]
    return both[0] if old == new else " → ".join(both)
