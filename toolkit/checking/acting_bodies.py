"""Departments that a clause of 上级部门职责 begins with as the ones who act: 3.县财政局负责资金保障."""

from __future__ import annotations

import re

import polars as pl

from toolkit.frames import Frames
from toolkit.profile import Profile

_ROW = ["document", "row"]
_SHORTEST = 3
_PLACE = "(?:[^，。；：、]{0,8}[县市区旗州])?"
# Before a department's name these tell that somebody else acts.
_OTHERS = (
    "^(?:协助|配合|会同|联合|协同|督促|指导|组织|协调|推动|支持|参与|报请|上报|按照|根据|由|报|向|经|对|将|请|与|和|及)"
)
_ACTS = "(?:负责|牵头|组织|开展|做好|制定|指导|依法|统筹|承担|审核|核实|加强|按照|对)"
_BRANCH = "(生态环境局)[^，。；：、局]{1,6}分局"
_OFFICE = "(?:委员会|委员会办公室|办公室|局|委|中心|办)$"


def acting_bodies(frames: Frames) -> pl.DataFrame:
    """Return the bodies that clauses begin with and the row does not list, each with its first clause.

    Columns: ``document``, ``row``, ``name`` (as the clause writes it), ``text`` (the clause). A body of which the
    department cell has the matter (教育局 where 教育和科学技术局 is listed) is taken for the one that is listed.
    """
    names = _names(frames.profile)
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    text = pl.col("text")
    clauses = frames.clauses.filter((pl.col("field") == "superior_duties") & (pl.col("heads").list.len() == 0))
    acting = clauses.select(
        *_ROW,
        text=text,
        name=text.str.extract(f"^({_PLACE}(?:{_BRANCH}|{known})){_ACTS}"),
        stem=pl.coalesce(
            text.str.extract(f"^[^，。；：、]{{0,8}}{_BRANCH}{_ACTS}"), text.str.extract(f"^{_PLACE}({known}){_ACTS}")
        ),
    ).filter(pl.col("stem").is_not_null() & ~pl.col("name").str.contains(_OTHERS))
    listed = frames.departments.filter(pl.col("role") == "listed").select(*_ROW, "body")
    cells = frames.duties.select(*_ROW, said=pl.col("departments_text").str.replace_all("和", ""))
    return (
        acting.with_columns(body=pl.col("stem").replace_strict(names, return_dtype=pl.String))
        .join(listed, on=[*_ROW, "body"], how="anti", maintain_order="left")
        .join(cells, on=_ROW, maintain_order="left")
        .with_columns(matter=pl.col("stem").str.replace_all("和", "").str.replace(_OFFICE, ""))
        .filter(~pl.col("said").str.contains(pl.col("matter"), literal=True))
        .group_by(*_ROW, "body", maintain_order=True)
        .first()
        .select(*_ROW, "name", "text")
    )


def _names(profile: Profile) -> dict[str, str]:
    """Return the names of bodies that are long enough to be told in a sentence, and the bodies."""
    return {name: names[0] for names in profile.bodies for name in names if len(name) >= _SHORTEST}
