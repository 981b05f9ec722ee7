"""The words of reports in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.words import Lang

if TYPE_CHECKING:  # reports on changes have no findings
    from toolkit.checking.finding import Finding

SEVERITY: dict[Lang, dict[str, str]] = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
PROBABLE: dict[Lang, str] = {"zh": "疑似", "en": "probable "}
ROWS: dict[Lang, dict[str, str]] = {
    "zh": {"basic": "基本", "cooperative": "配合", "reclaimed": "收回"},
    "en": {"basic": "basic", "cooperative": "cooperative", "reclaimed": "reclaimed"},
}
PLACE: dict[Lang, dict[str, str]] = {
    "zh": {"number": "第{}项", "line": "第{}行", "document": "说明与全文"},
    "en": {"number": "no. {}", "line": "line {}", "document": "text and whole document"},
}
VERDICT: dict[Lang, dict[str, str]] = {
    "zh": {
        "passed": "通过",
        "blocked": "未通过",
        "checked": "检查了{n}份文件",
        "unreadable": "{n}份读不出",
        "blocking": "{n}处必须改正",
        "clean": "没有发现问题",
        "error": "{n}个错误",
        "warning": "{n}个警告",
        "info": "{n}个提示",
        "probable": "其中{n}个疑似",
        "suppressed": "另有{n}个已豁免",
        "known": "其中{n}个旧版已有",
        "fixed": "旧版的{n}个已改正",
    },
    "en": {
        "passed": "passed",
        "blocked": "blocked",
        "checked": "{n} document(s) checked",
        "unreadable": "{n} of them unreadable",
        "blocking": "{n} to be put right",
        "clean": "nothing found",
        "error": "{n} error(s)",
        "warning": "{n} warning(s)",
        "info": "{n} info(s)",
        "probable": "{n} of them probable",
        "suppressed": "{n} more waived",
        "known": "{n} of them in the earlier version too",
        "fixed": "{n} of the earlier version put right",
    },
}
AGAINST: dict[Lang, dict[str, str]] = {
    "zh": {"known": "（旧版已有）", "fixed": "已改正（与{old}相比）"},
    "en": {"known": " (in the earlier version too)", "fixed": "Put right since {old}"},
}
JOIN: dict[Lang, str] = {"zh": "，", "en": ", "}
_ADVICE: dict[Lang, str] = {"zh": "{message}。建议：{suggestion}", "en": "{message}. Suggestion: {suggestion}"}
UNANNOTATED: dict[Lang, str] = {
    "zh": "另有{counts}没有在此标注，完整结果见任务摘要",
    "en": "not annotated here: {counts}; the job summary has them",
}

#: For formats that give a rule a page or a case of its own.
EXAMPLE: dict[Lang, str] = {"zh": "会报告的例子：", "en": "Reported, for example:"}
NOT_CHECKED: dict[Lang, str] = {"zh": "文件读不出，没有检查", "en": "not checked: the file cannot be read"}
AND_MORE: dict[Lang, str] = {"zh": "（另有{n}处）", "en": " (and {n} more)"}
DOCUMENT: dict[Lang, str] = {"zh": "文件", "en": "document"}
BLOCKING: dict[Lang, str] = {"zh": "必须改正", "en": "to be put right"}
OTHER_DOCUMENTS: dict[Lang, str] = {"zh": "其余{n}份文件", "en": "{n} other document(s)"}
UNLISTED: dict[Lang, str] = {
    "zh": "另有{n}个问题放不下，没有列出。",
    "en": "Not listed for want of room: {n} finding(s).",
}
TOWNSHIP: dict[Lang, str] = {"zh": "乡镇（街道）", "en": "township"}
#: The sheet of all findings, and what is to be done about one.
SHEET: dict[Lang, str] = {"zh": "问题汇总", "en": "findings"}
STATUS: dict[Lang, dict[str, str]] = {
    "zh": {"blocking": "必须改正", "known": "原有", "other": "供参考", "waived": "已豁免至{until}：{reason}"},
    "en": {
        "blocking": "to be put right",
        "known": "known",
        "other": "for information",
        "waived": "waived until {until}: {reason}",
    },
}


def advised(finding: Finding, lang: Lang) -> str:
    """Return what a finding says and, where it has one, its suggestion, for formats that show one text."""
    if not finding.suggestion:
        return finding.message
    return _ADVICE[lang].format(message=finding.message, suggestion=finding.suggestion)
