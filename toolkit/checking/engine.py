"""Runs rules over frames and words what they find."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

import polars as pl

from toolkit.checking.finding import Finding, Related
from toolkit.checking.kinds import ParameterError, kind_named
from toolkit.checking.rule import OUTSIDE_FRAMES, Rule
from toolkit.checking.words import fill
from toolkit.frames import Frames
from toolkit.text import fold
from toolkit.words import Lang

_PLACE = ("list", "number", "line", "end_line", "page")
_FINGERPRINT_LENGTH = 16
_LISTS = {"basic": 0, "cooperative": 1, "reclaimed": 2, None: -1}


def check(frames: Frames, rules: Iterable[Rule], lang: Lang = "zh") -> list[Finding]:
    """Return what the rules find, ordered by document, place and rule; the same for the same input."""
    rules = [rule for rule in rules if rule.kind not in OUTSIDE_FRAMES]
    frames, marking = _mark(frames, rules)
    found: list[tuple[Rule, dict[str, Any]]] = []
    for rule in rules:
        hits = marking.get(rule.code)
        if hits is None:
            hits = _hits(rule, frames)
        found.extend((rule, hit) for hit in hits.to_dicts())
    rows = _rows_of(frames, [hit for _, hit in found])
    documents = {record["document"]: record for record in frames.documents.iter_rows(named=True)}
    seen: Counter[tuple[int, str]] = Counter()
    findings = []
    for rule, hit in sorted(found, key=lambda pair: _order(pair[0], pair[1], rows)):
        finding = _finding(rule, hit, rows, documents[hit["document"]], lang)
        seen[finding.document, finding.fingerprint] += 1
        findings.append(_numbered(finding, seen[finding.document, finding.fingerprint]))
    return findings


def _hits(rule: Rule, frames: Frames) -> pl.DataFrame:
    try:
        return kind_named(rule.kind)(frames, rule.parameters)
    except ParameterError as error:
        raise rule.mistake(f"parameters.{error.key}", str(error)) from None


def mark_damage(frames: Frames, rules: Sequence[Rule]) -> Frames:
    """Return the frames with the cells that extraction has ruined named in ``duties.damaged``.

    A rule that finds such cells says so with ``marks_damage``; of its hits those that are certain count.
    """
    return _mark(frames, rules)[0]


def _mark(frames: Frames, rules: Sequence[Rule]) -> tuple[Frames, dict[str, pl.DataFrame]]:
    """Return the frames with damaged cells named, and the hits of the rules that named them."""
    hits = {rule.code: _hits(rule, frames) for rule in rules if rule.marks_damage}
    certain = {rule.code: [case for case, said in rule.cases.items() if said.certainty == "certain"] for rule in rules}
    cells = [
        found.filter(pl.col("case").is_in(certain[code])).select("document", "row", "field")
        for code, found in hits.items()
    ]
    if not any(part.height for part in cells):
        return frames, hits
    damaged = pl.concat(cells).drop_nulls().unique().sort("document", "row", "field")
    listed = damaged.group_by("document", "row").agg(damaged="field")
    duties = frames.duties.drop("damaged").join(listed, on=["document", "row"], how="left", maintain_order="left")
    return frames.marked(duties.with_columns(pl.col("damaged").fill_null([]))), hits


def _rows_of(frames: Frames, hits: list[dict[str, Any]]) -> dict[tuple[int, int], dict[str, Any]]:
    """Return the place and name of every duty that a hit points at."""
    wanted = {(h["document"], h["row"]) for h in hits if h.get("row") is not None}
    wanted |= {(h["document"], r["row"]) for h in hits for r in h.get("related") or () if r.get("row") is not None}
    if not wanted:
        return {}
    keys = pl.DataFrame(sorted(wanted), schema={"document": pl.Int32, "row": pl.Int32}, orient="row")
    duties = frames.duties.join(keys, on=["document", "row"], how="semi").select("document", "row", "name", *_PLACE)
    return {(d["document"], d["row"]): d for d in duties.to_dicts()}


def _order(rule: Rule, hit: dict[str, Any], rows: dict[tuple[int, int], dict[str, Any]]) -> tuple[Any, ...]:
    place = _place(hit, rows)
    return (hit["document"], place["line"] or 0, _LISTS[place["list"]], place["number"] or 0, rule.code,
            hit["case"], hit.get("field") or "", hit.get("quote") or "")  # fmt: skip


def _place(hit: dict[str, Any], rows: dict[tuple[int, int], dict[str, Any]]) -> dict[str, Any]:
    row = rows.get((hit["document"], hit["row"])) if hit.get("row") is not None else None
    return row or {key: hit.get(key) for key in _PLACE}


def _finding(
    rule: Rule, hit: dict[str, Any], rows: dict[tuple[int, int], dict[str, Any]], document: dict[str, Any], lang: Lang
) -> Finding:
    if hit["case"] not in rule.cases:
        raise rule.mistake("cases", f"there is no case {hit['case']!r}")
    case = rule.cases[hit["case"]]
    place = _place(hit, rows)
    values: dict[str, Any] = json.loads(hit.get("values_json") or "null") or hit.get("values") or {}
    related = tuple(_related(end, hit["document"], rows, hit.get("marks")) for end in hit.get("related") or ())
    facts = {**values, "list": place["list"], "number": place["number"], "field": hit.get("field")}
    if related:
        facts |= {"other_list": related[0].list, "other_number": related[0].number, "other_quote": related[0].quote}
    quote = hit.get("quote") or ""
    about = [hit["case"], place["list"] or "", hit.get("field") or "", place.get("name") or "", quote]
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=hit.get("severity") or case.severity,
        certainty=hit.get("certainty") or case.certainty,
        document=hit["document"],
        source=document["source"],
        line=place["line"],
        end_line=place["end_line"] or place["line"],
        page=place["page"],
        list=place["list"],
        number=place["number"],
        field=hit.get("field"),
        message=_filled(rule, hit["case"], case.message[lang], facts, lang),
        quote=quote,
        suggestion=_filled(rule, hit["case"], case.suggestion[lang], facts, lang) if case.suggestion else None,
        fingerprint=_fingerprint([*_identity(document), rule.code, *about, *(end.quote for end in related)]),
        marks=tuple(mark for mark in hit.get("marks") or () if mark),
        values=values,
        related=related,
    )


def _filled(rule: Rule, case: str, template: str, facts: dict[str, Any], lang: Lang) -> str:
    try:
        return fill(template, facts, lang)
    except (KeyError, ValueError) as error:
        known = ", ".join(facts)
        raise rule.mistake(f"cases.{case}", f"{template!r} cannot be filled ({error}); there are: {known}") from None


def _related(
    end: dict[str, Any], document: int, rows: dict[tuple[int, int], dict[str, Any]], marks: list[str] | None
) -> Related:
    row = rows.get((document, end["row"])) if end.get("row") is not None else None
    quote = end.get("quote") or (row or {}).get("name") or ""
    place = row or {"list": end.get("list"), "number": None, "line": end.get("line")}
    shared = tuple(mark for mark in marks or () if mark and mark in quote)
    return Related(place["list"], place["number"], place["line"], quote, end.get("field"), shared)


def _identity(document: dict[str, Any]) -> list[str]:
    """Return whose list it is: the place, so that a file may move, or the file's name where it says no place."""
    if document["township"]:
        return [document["county"] or "", document["township"]]
    return [PurePath(document["source"]).name]


def _fingerprint(words: list[str]) -> str:
    """Return what stays the same when rows are renumbered or lines move: the words concerned, no numbers."""
    return hashlib.sha256("\x1f".join(map(fold, words)).encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def _numbered(finding: Finding, time: int) -> Finding:
    """Give the second and later findings with the same words fingerprints of their own."""
    if time == 1:
        return finding
    digest = hashlib.sha256(f"{finding.fingerprint}\x1f{time}".encode()).hexdigest()
    return dataclasses.replace(finding, fingerprint=digest[:_FINGERPRINT_LENGTH])
