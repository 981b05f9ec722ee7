"""A query over the frames in SQL; every row it returns is a finding."""

from __future__ import annotations

import re

import polars as pl

from toolkit.checking.kinds import ParameterError, Parameters, refuse_unknown
from toolkit.frames import SCHEMAS, Field, Frames, List

_PLACE: dict[str, pl.DataType | type[pl.DataType]] = {
    "document": pl.Int32,
    "row": pl.Int32,
    "list": List,
    "line": pl.Int32,
    "end_line": pl.Int32,
    "field": Field,
    "quote": pl.String,
}
# Wherever it stands: between the name and its bracket a comment or quotes may come.
_READS_FILES = re.compile(r"read_(?:csv|parquet|ipc|json|ndjson)|\bscan_\w+", re.IGNORECASE)


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return the rows of a query, each a hit of the case ``row``.

    ``parameters``: ``sql`` selects from the frames (documents, duties, departments, clauses, declared, strays,
    narrative, headings). The columns document, row, list, line, end_line, field and quote say where a finding is;
    all others fill the message. Raises ParameterError for what is no query, reads files, or has no place.
    """
    refuse_unknown(parameters, ("sql",))
    sql = parameters["sql"]
    if not isinstance(sql, str) or _READS_FILES.search(sql):
        raise ParameterError("sql", "a query is a text that reads the frames alone, no files")
    try:
        found = pl.SQLContext({name: getattr(frames, name) for name in SCHEMAS}, eager=True).execute(sql)
        found = found.cast({column: kind for column, kind in _PLACE.items() if column in found.columns})
    except pl.exceptions.PolarsError as error:
        raise ParameterError("sql", " ".join(str(error).split())) from None
    if "document" not in found.columns or not found["document"].is_in(frames.documents["document"].implode()).all():
        raise ParameterError("sql", "a query must select the column document as it stands in the frames")
    facts = [column for column in found.columns if column not in _PLACE]
    place = [column for column in _PLACE if column in found.columns]
    values = pl.struct(facts) if facts else pl.struct(nothing=pl.lit(None, pl.String))
    return found.select(*place, case=pl.lit("row"), values=values)
