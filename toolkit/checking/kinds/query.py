"""A query over the frames in SQL; every row it returns is a finding."""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking.kinds import Parameters
from toolkit.frames import SCHEMAS, Frames

_PLACE = ("document", "row", "list", "line", "end_line", "field", "quote")
# Wherever it stands: between the name and its bracket a comment or quotes may come.
_READS_FILES = re.compile(r"read_(?:csv|parquet|ipc|json|ndjson)|\bscan_\w+", re.IGNORECASE)


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return the rows of a query, each a hit of the case ``row``.

    ``parameters``: ``sql`` selects from the frames (documents, duties, departments, clauses, declared, strays,
    narrative, headings). The columns document, row, list, line, end_line, field and quote say where a finding is;
    all others fill the message. Raises ValueError where ``document`` is not among them, or the query reads files.
    """
    sql = parameters["sql"]
    if _READS_FILES.search(sql):
        raise ValueError("a query reads the frames alone, no files")
    found = pl.SQLContext({name: getattr(frames, name) for name in SCHEMAS}, eager=True).execute(sql)
    if "document" not in found.columns:
        raise ValueError("a query must select the column document")
    facts = [column for column in found.columns if column not in _PLACE]
    place = [column for column in _PLACE if column in found.columns]
    values = pl.struct(facts) if facts else pl.struct(nothing=pl.lit(None, pl.String))
    return found.select(*place, case=pl.lit("row"), values=values)
