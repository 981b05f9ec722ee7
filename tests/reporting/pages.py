"""What tests of pages share: a page without what all pages have, and text that does harm where it is not escaped."""

from __future__ import annotations

import re

HOSTILE = "<script>hacked=1</script></style></script><img src=x onerror=hacked=1>\"'><!--&amp;\u2028javascript:hacked=1"


def bare(html: str) -> str:
    """Return a page without style, script and version, which change without the report."""
    html = re.sub(r"(<(style|script)[^>]*>).*?(</\2>)", r"\1…\3", html, flags=re.DOTALL)
    html = re.sub(r"sha256-[\w+/=]+", "sha256-…", html)
    return re.sub(r'(data-word="made-by" data-n=")[^"]+(">)[^<]*', r"\1…\2…", html)
