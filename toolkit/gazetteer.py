"""The divisions of China down to townships, from ``rules/gazetteer``; read when first asked for.

Loading takes about 12 ms; a county's townships are taken apart when they are wanted. Names are no keys: of 38,749
townships 30,266 have a name of their own, so a township is looked up inside its county, a county inside what lies
above it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from toolkit.resources import folder

_FILE = "places.tsv.gz"
_PROVINCE_DIGITS, _PREFECTURE_DIGITS = 2, 4
_SUFFIXES = ("街道", "苏木", "镇", "乡")


@dataclass(frozen=True)
class County:
    """A county-level division; ``prefecture`` is None where it lies directly below its province."""

    code: str
    name: str
    prefecture: str | None
    province: str
    listed: str

    @cached_property
    def townships(self) -> dict[str, str]:
        """The county's townships, each name with its code of nine digits; empty where the source has none."""
        return {entry[3:]: self.code + entry[:3] for entry in self.listed.split()}


class Gazetteer:
    """All divisions: ``counties`` in the order of their codes, and the names of what lies above them."""

    def __init__(self, text: str) -> None:
        """Read the lines of the data file: a code, a name, and a county's townships."""
        names: dict[str, str] = {}
        self.counties: list[County] = []
        for line in text.splitlines():
            code, _, rest = line.partition("\t")
            if code.startswith("#"):
                continue
            name, counted, listed = rest.partition("\t")
            if counted:
                above = names.get(code[:_PREFECTURE_DIGITS]), names[code[:_PROVINCE_DIGITS]]
                self.counties.append(County(code, name, *above, listed))
            else:
                names[code] = name
        self.provinces = frozenset(name for code, name in names.items() if len(code) == _PROVINCE_DIGITS)
        self.prefectures = frozenset(name for code, name in names.items() if len(code) == _PREFECTURE_DIGITS)

    @cached_property
    def _named(self) -> dict[str, list[County]]:
        named: dict[str, list[County]] = {}
        for county in self.counties:
            named.setdefault(county.name, []).append(county)
        return named

    def find(self, name: str | None, prefecture: str | None = None, province: str | None = None) -> list[County]:
        """Return the counties of this name in ``prefecture`` and ``province``.

        A prefecture or province that is None or that the gazetteer does not have tells nothing and is passed over.
        """
        found = self._named.get(name or "", [])
        if prefecture in self.prefectures:
            found = [county for county in found if county.prefecture == prefecture]
        if province in self.provinces:
            found = [county for county in found if county.province == province]
        return found

    def within(self, prefecture: str | None) -> list[County]:
        """Return the counties of a prefecture."""
        return [county for county in self.counties if county.prefecture == prefecture]

    @cache  # noqa: B019 - there is one gazetteer, and it stays
    def townships_of(self, province: str) -> dict[str, list[County]]:
        """Return the names of a province's townships, each with the counties that have one so named."""
        found: dict[str, list[County]] = {}
        for county in self.counties:
            if county.province == province:
                for name in county.townships:
                    found.setdefault(name, []).append(county)
        return found


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that the tool brings."""
    return Gazetteer(gzip.decompress((folder("rules") / "gazetteer" / _FILE).read_bytes()).decode())


def stem(name: str) -> str:
    """Return a township's name without the word for what it is: 夏玛勒乡 is 夏玛勒."""
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def nearest(name: str, known: Iterable[str], distance: int = 1) -> str | None:
    """Return the known name that is at most ``distance`` characters off, the first of the nearest, or None."""
    found = process.extractOne(name, list(known), scorer=Levenshtein.distance, score_cutoff=distance)
    return found[0] if found else None
