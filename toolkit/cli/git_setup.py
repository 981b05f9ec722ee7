"""``qc diff --git-setup``."""

from __future__ import annotations

from toolkit.cli.common import PASSED, tell
from toolkit.corpus.git_setup import set_up_git
from toolkit.corpus.revision import RevisionError


def run_git_setup() -> int:
    """Set up the repository of the current folder, say in both languages what was written, return the exit status."""
    try:
        written = list(set_up_git())
    except RevisionError as problem:
        return tell(f"{problem.said['zh']} · {problem.said['en']}")
    head = "写入了 · written" if written else "早已设好，没有改动 · already set up, nothing written"
    print("\n  ".join([head, *written]))  # noqa: T201 - the command's answer
    return PASSED
