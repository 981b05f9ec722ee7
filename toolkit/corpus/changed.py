"""The files that git says have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence

from toolkit.corpus.discovery import Input
from toolkit.corpus.revision import RevisionError, run_git


def changed_since(revision: str, inputs: Sequence[Input]) -> list[Input]:
    """Return those inputs whose files differ from a revision or are not in git yet, and those that are no files.

    Raises RevisionError outside of a repository and for a revision that it does not have.
    """
    top = run_git("rev-parse", "--show-toplevel")
    if top.returncode:
        raise RevisionError("--changed", "这里不是 git 仓库", "this is no git repository")
    commit = run_git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise RevisionError("--changed", f"git 仓库里没有版本 {revision}", f"the repository has no revision {revision}")
    root = os.fsdecode(top.stdout.rstrip(b"\n"))
    differing = run_git("-C", root, "diff", "--name-only", "--no-renames", "-z", commit.stdout.decode().strip(), "--")
    untracked = run_git("-C", root, "ls-files", "--others", "--exclude-standard", "-z")
    names = [os.fsdecode(name) for name in (differing.stdout + untracked.stdout).split(b"\0") if name]
    changed = {os.path.realpath(os.path.join(root, name)) for name in names}  # noqa: PTH118 - names of many files
    return [one for one in inputs if one.path is None or not one.path.exists() or os.path.realpath(one.path) in changed]
