"""What the options of the commands are called, and what they say of themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


class FailOn(StrEnum):
    """The least severity that blocks."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class DiffMode(StrEnum):
    """What two documents are to each other."""

    auto = "auto"
    version = "version"
    township = "township"


ReadFormat = Annotated[
    str,
    typer.Option(
        "--format", metavar="FMT", help="标准输出的格式 · format of standard output: json, csv, parquet, xlsx, lines"
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="文件、文件夹，或 - 表示标准输入 · files, folders, or - for standard input"),
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="标准输入的名字 · what standard input is called")
]
Language = Annotated[Lang, typer.Option("--lang", help="语言 · language of messages")]
Words = Optional[list[str]]  # noqa: UP045 - typer reads it at run time
Word = Optional[str]  # noqa: UP045 - typer reads it at run time
Outputs = Annotated[
    Words,
    typer.Option("-o", "--output", metavar="FMT=FILE", help="另写一种格式到文件 · write another format to a file"),
]
ConfigFile = Annotated[
    Word,
    typer.Option("--config", metavar="FILE", help="配置文件（默认取最近的 qc.toml） · configuration, else the nearest"),
]
WaiverFile = Annotated[Word, typer.Option("--waivers", metavar="FILE", help="豁免文件 · waiver file")]
Select = Annotated[
    Words, typer.Option("--select", metavar="RULES", help="只用这些规则 · only these rules (QC2,QC501,stray-text)")
]
Ignore = Annotated[Words, typer.Option("--ignore", metavar="RULES", help="不用这些规则 · not these rules")]
Reason = Annotated[str, typer.Option("--reason", help="为什么放行 · why it may pass")]
Until = Annotated[
    str, typer.Option("--until", metavar="DATE", help="有效期，最多180天 · end date, at most 180 days ahead")
]
SetLanguage = Annotated[Optional[Lang], typer.Option("--lang", help="语言 · language of messages")]  # noqa: UP045 - typer reads it
