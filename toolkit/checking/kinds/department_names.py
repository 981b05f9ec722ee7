"""The names of departments: near misses of a registered one, and several ways of writing one body."""

from __future__ import annotations

import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from toolkit.checking.kinds import Parameters
from toolkit.checking.odd_names import abolished, merged_away, without_level
from toolkit.frames import Frames

_COLUMNS = ["listed", "receives"]
_WRITTEN = [*_COLUMNS, "heads"]
# Nobody writes 县生态环境局 before 分局: what is found is the short form.
_BRANCH = "生态环境局分局"
_CELLS = ["superior_duties", "township_duties", "handover"]


def hits(frames: Frames, parameters: Parameters) -> pl.DataFrame:
    """Return one hit a malformed or impossible name, one a body with several names, one a short form in the duties.

    Names are those of the department columns; a short form counts where its body's full name stands there.

    ``parameters``: ``distance`` is how many characters a malformed stem may be off a registered one, ``shortest`` the
    least length of such a stem.
    """
    undamaged = frames.duties.filter(pl.col("damaged").list.len() == 0).select("document", "row")
    written = frames.departments.filter(pl.col("role").is_in(_WRITTEN)).join(
        undamaged, on=["document", "row"], maintain_order="left"
    )
    bodies = written.filter(pl.col("role").is_in(_COLUMNS))
    return pl.concat(
        [
            _malformed(bodies, list(frames.profile.stems), parameters),
            _variants(written),
            _short_in_text(frames, bodies),
            _odd(without_level(frames, written), "level"),
            _odd(merged_away(bodies), "merged"),
            _odd(abolished(frames).with_columns(usual_row=pl.lit(None, pl.Int32)), "former"),
        ],
        how="diagonal_relaxed",
    )


def _malformed(bodies: pl.DataFrame, stems: list[str], parameters: Parameters) -> pl.DataFrame:
    odd = bodies.filter(~pl.col("known") & (pl.col("stem").str.len_chars() >= parameters["shortest"]))
    near = [(stem, *_nearest(stem, stems, parameters["distance"])) for stem in odd["stem"].unique().sort()]
    schema = {"stem": pl.String, "meant": pl.String, "slip": pl.Boolean}
    meant = pl.DataFrame(near, schema=schema, orient="row").drop_nulls("meant")
    right = (
        bodies.filter(pl.col("known"))
        .group_by("document", meant="stem", maintain_order=True)
        .agg(used=pl.col("name").first())
    )
    return (
        odd.join(meant, on="stem", maintain_order="left")
        .join(right, on=["document", "meant"], how="left", maintain_order="left")
        .sort("document", "row")
        .group_by("document", "name", maintain_order=True)
        .agg(pl.col("row", "field", "meant", "used", "slip").first(), amount=pl.len())
        .select(
            "document",
            "row",
            "field",
            case=pl.when(pl.col("used").is_not_null() & pl.col("slip"))
            .then(pl.lit("malformed"))
            .otherwise(pl.lit("unusual")),
            quote="name",
            values=pl.struct("name", "amount", meant=pl.coalesce("used", "meant")),
        )
    )


def _nearest(stem: str, known: list[str], distance: int) -> tuple[str | None, bool]:
    """Return the nearest registered stem, and whether it is off by a slip: one character, or wrong ones for right ones.

    Two characters more or less may make the name of another body: 交通运输管理局 is no slip for 交通运输局.
    """
    found = process.extractOne(stem, known, scorer=Levenshtein.distance, score_cutoff=distance)
    if not found:
        return None, False
    return found[0], found[1] == 1 or len(found[0]) == len(stem)


def _variants(bodies: pl.DataFrame) -> pl.DataFrame:
    """Return one hit for each way of writing a body but its usual one, at the first row that has it.

    The usual way is the most frequent, of several the longest.
    """
    ways = (
        bodies.sort("document", "row")
        .group_by("document", "body", "stem", maintain_order=True)
        .agg(pl.col("row", "field", "name").first(), amount=pl.len())
        .with_columns(length=pl.col("stem").str.len_chars(), ways=pl.len().over("document", "body"))
        .filter(pl.col("ways") > 1)
        .sort("document", "body", "amount", "length", "row", descending=[False, False, True, True, False])
    )
    first = pl.int_range(pl.len()).over("document", "body")
    usual = ways.filter(first == 0).select(
        "document", "body", usual="name", usual_row="row", usual_field="field", usual_amount="amount"
    )
    return (
        ways.filter(first > 0)
        .join(usual, on=["document", "body"], maintain_order="left")
        .select(
            "document",
            "row",
            "field",
            case=pl.lit("variant"),
            quote="name",
            values=pl.struct("name", "amount", "usual", "usual_amount", "ways"),
            related=pl.concat_list(pl.struct(row="usual_row", quote="usual", field="usual_field")),
        )
    )


def _odd(names: pl.DataFrame, case: str) -> pl.DataFrame:
    other = pl.struct(row="usual_row", quote="usual", field="field")
    return names.select(
        "document",
        "row",
        "field",
        case=pl.lit(case),
        quote="name",
        values=pl.struct("name", "usual"),
        related=pl.when(pl.col("usual_row").is_null()).then(pl.lit([])).otherwise(pl.concat_list(other)),
    )


def _short_in_text(frames: Frames, bodies: pl.DataFrame) -> pl.DataFrame:
    """Return one hit a document and short form in the duties, for a body that the columns write in full."""
    short = [
        {"short": f"县{name}", "body": names[0]}
        for names in frames.profile.bodies
        for name in names[1:]
        if len(name) < len(names[0]) and not any(name in other for other in names if other not in {name, _BRANCH})
    ]
    patterns = pl.DataFrame(short, schema={"short": pl.String, "body": pl.String})
    full = (
        bodies.filter(pl.col("stem") == pl.col("body"))
        .sort("document", "row")
        .group_by("document", "body", maintain_order=True)
        .agg(usual_row=pl.col("row").first(), usual=pl.col("name").first(), usual_field=pl.col("field").first())
    )
    texts = frames.duties.select(
        "document", "row", *(pl.col(cell).str.extract_many(patterns["short"].to_list()) for cell in _CELLS)
    )
    return (
        texts.unpivot(_CELLS, index=["document", "row"], variable_name="field", value_name="short")
        .explode("short", empty_as_null=False)
        .drop_nulls("short")
        .join(patterns, on="short", maintain_order="left")
        .join(full, on=["document", "body"], maintain_order="left")
        .sort("document", "row", "field")
        .group_by("document", "body", "short", maintain_order=True)
        .agg(pl.col("row", "field", "usual", "usual_row", "usual_field").first(), amount=pl.len())
        .select(
            "document",
            "row",
            "field",
            case=pl.lit("short"),
            quote="short",
            values=pl.struct("amount", "usual", name="short"),
            related=pl.concat_list(pl.struct(row="usual_row", quote="usual", field="usual_field")),
        )
    )
