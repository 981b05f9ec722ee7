"""Puts beside the word lists of a wheel what they say as JSON: an installed qc reads it without a library for YAML."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WordListHook(BuildHookInterface[Any]):
    """Reads each YAML file of the rules that is no rule: those are read with their lines."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel; an editable installation reads the YAML as it stands."""
        if version != "standard":
            return
        self._made = tempfile.TemporaryDirectory()
        top = Path(self.root) / "rules"
        for number, path in enumerate(sorted(top.rglob("*.yaml"))):
            if not path.name.startswith("QC"):
                made = Path(self._made.name) / f"{number}.json"
                made.write_text(json.dumps(yaml.safe_load(path.read_text("utf-8")), ensure_ascii=False), "utf-8")
                place = path.relative_to(top).with_suffix(".json").as_posix()
                build_data["force_include"][str(made)] = f"toolkit/_data/rules/{place}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - its base's
        """Remove what the wheel holds now."""
        if version == "standard":
            self._made.cleanup()
