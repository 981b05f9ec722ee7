"""The summary page of a job on GitHub Actions, which the annotations of a step point to."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.cli.common import UsageProblemError
from toolkit.cli.words import say
from toolkit.reporting.checks import render
from toolkit.reporting.report import Report

_SETTING = "GITHUB_STEP_SUMMARY"


def append_job_summary(report: Report) -> None:
    """Append the report as Markdown to the file that the job names for it, if it names one.

    Raises UsageProblemError where that file cannot be written.
    """
    name = os.environ.get(_SETTING)
    if not name:
        return
    try:
        with Path(name).open("ab") as file:
            file.write(render("markdown", report))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageProblemError(say("unwritable", report.lang, file=name, reason=reason)) from None
