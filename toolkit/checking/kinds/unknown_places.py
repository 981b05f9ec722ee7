"""Places that the gazetteer does not have: the document's own township or county, and townships that its text names.

Made-up places are nobody's slip: a township is looked up only in a county that the gazetteer has, a county only in a
prefecture that it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.checking.passages import quote, texts
from toolkit.frames import Frames
from toolkit.gazetteer import County, Gazetteer, gazetteer, nearest, stem

_LEAST_STEM = 3
_LONGEST_NAME = 9
_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "field": pl.String,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "case": pl.String,
    "quote": pl.String,
    "marks": pl.List(pl.String),
    "values": pl.Struct({"place": pl.String, "near": pl.String, "above": pl.String, "amount": pl.Int64}),
}
_Hit = dict[str, Any]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a document whose township or county is unknown, and one a document and misspelt township.

    ``parameters``: ``endings`` of a township's name that are looked for in the text.
    """
    places = gazetteer()
    found: list[_Hit] = []
    counties: dict[int, tuple[str, list[County]]] = {}
    for one in frames.documents.drop_nulls("county").to_dicts():
        own = places.find(one["county"], one["prefecture"], one["province"])
        counties[one["document"]] = one["township"] or "", own
        found += filter(None, [_township(one, own) if own else _county(one, places)])
    cells = texts(frames).filter(pl.col("document").is_in([number for number, (_, own) in counties.items() if own]))
    found = [_at_first_mention(hit, frames) for hit in found]
    found += _misspelt(cells, counties, places, "|".join(parameters["endings"]))
    return pl.DataFrame(found, schema=_SCHEMA, orient="row").sort("document", "line", "row", maintain_order=True)


def _township(document: _Hit, counties: list[County]) -> _Hit | None:
    """Return a hit for a township that no county of this name has; counties whose townships are not listed pass."""
    name = document["township"]
    known = [township for county in counties for township in county.townships]
    if not name or not stem(name) or name in known or not all(county.listed for county in counties):
        return None
    other_type = next((township for township in known if stem(township) == stem(name)), None)
    near = other_type or nearest(name, known)
    case = "type" if other_type else "township" if near else "missing"
    return _hit(document["document"], case, name, near, document["county"])


def _county(document: _Hit, places: Gazetteer) -> _Hit | None:
    """Return a hit for a county that is nearly one of its prefecture's."""
    beside = [county.name for county in places.within(document["prefecture"])] if document["prefecture"] else []
    near = nearest(document["county"], beside)
    # A name that is shorter or longer was cut wrong where it was read: 红旗 for 红旗区.
    if not near or len(near) != len(document["county"]):
        return None
    return _hit(document["document"], "county", document["county"], near, document["prefecture"])


def _hit(document: int, case: str, place: str, near: str | None, above: str) -> _Hit:
    values = {"place": place, "near": near or "", "above": above, "amount": 1}
    return {"document": document, "case": case, "quote": place, "marks": [place], "values": values}


def _at_first_mention(hit: _Hit, frames: Frames) -> _Hit:
    """Say where in the explanatory text a document first names the place."""
    place = hit["values"]["place"]
    naming = frames.narrative.filter(
        (pl.col("document") == hit["document"]) & pl.col("text").str.contains(place, literal=True)
    )
    if naming.is_empty():
        return hit
    first = naming.row(0, named=True)
    begin = first["text"].index(place)
    passage = quote(first["text"], [(begin, begin + len(place))])
    return hit | {"line": first["line"], "end_line": first["end_line"], "quote": passage}


def _misspelt(
    cells: pl.DataFrame, counties: dict[int, tuple[str, list[County]]], places: Gazetteer, endings: str
) -> Iterator[_Hit]:
    """Yield each name in the text that is one character off a township of the county, where it first stands."""
    cells = cells.with_row_index("cell")
    tokens = (
        cells.select("document", "cell", token=pl.col("text").str.extract_all(rf"\p{{Han}}{{3,8}}?(?:{endings})"))
        .explode("token", empty_as_null=False)
        .drop_nulls("token")
        .group_by("document", "token", maintain_order=True)
        .agg(pl.col("cell").first(), amount=pl.len())
        .join(cells.drop("document"), on="cell", maintain_order="left")
    )
    slips = {number: _slips(own) for number, (_, own) in counties.items()}
    seen: Counter[tuple[int, str]] = Counter()
    for cell in tokens.iter_rows(named=True):
        township, own = counties[cell["document"]]
        name, near = _near(cell["token"], slips[cell["document"]])
        if not near or name == township or name in places.townships_of(own[0].province):
            continue
        seen[cell["document"], name] += 1
        if seen[cell["document"], name] == 1:
            hit = _hit(cell["document"], "text", name, near, own[0].name)
            begin = cell["text"].index(name)
            hit["quote"] = quote(cell["text"], [(begin, begin + len(name))])
            hit["values"]["amount"] = cell["amount"]
            yield hit | {key: cell[key] for key in ("row", "field", "line", "end_line")}


def _slips(counties: list[County]) -> dict[str, str]:
    """Return the counties' townships by their names with one character of the stem left open.

    The last two characters of the stem with the ending are there too, one of them left open: what is no slip of
    these is none of the whole.
    """
    slips: dict[str, str] = {}
    for name in (name for county in counties for name in county.townships):
        size = len(stem(name))
        if size >= _LEAST_STEM:
            slips |= dict.fromkeys((f"{name[:at]}?{name[at + 1 :]}" for at in range(size)), name)
            slips |= dict.fromkeys((f"{name[size - 2]}?{name[size:]}", f"?{name[size - 1 :]}"), "")
    return slips


def _near(token: str, slips: dict[str, str]) -> tuple[str, str | None]:
    """Return the ending of ``token`` that is one character off a known name, and that name."""
    size = len(stem(token))
    if f"{token[size - 2]}?{token[size:]}" not in slips and f"?{token[size - 1 :]}" not in slips:
        return token, None
    for length in range(min(len(token), _LONGEST_NAME), _LEAST_STEM, -1):
        name = token[-length:]
        for at in range(length - 1):
            near = slips.get(f"{name[:at]}?{name[at + 1 :]}")
            if near:
                return name, near if near != name else None
    return token, None
