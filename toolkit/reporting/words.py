"""The words of reports in both languages."""

from __future__ import annotations

from toolkit.checking.rule import Lang

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
    "zh": {"number": "第{}项", "document": "说明与全文"},
    "en": {"number": "no. {}", "document": "text and whole document"},
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
    },
}
JOIN: dict[Lang, str] = {"zh": "，", "en": ", "}
