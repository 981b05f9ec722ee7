"""A real browser, in which pages are opened as a reader opens them; what they ask for and complain of is recorded."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Visit:
    """An opened page, the addresses that it asked for, and what it said on the console or threw."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def shown(self) -> list[str]:
        """Return the ids of the items that are to be seen."""
        ids: list[str] = self.page.eval_on_selector_all(
            "[data-item]", "items => items.filter(item => item.checkVisibility()).map(item => item.id)"
        )
        return ids


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=_ARGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return how to open a page: its text, what follows the file's name in the address, and the browser's settings."""
    contexts = []

    def opened(html: str, place: str = "", *, scripts: bool = True, width: int = 1200) -> Visit:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: visit.complaints.append(f"dialog: {dialog.message}"))
        visit.page.goto(f"{file.as_uri()}{place}")
        return visit

    yield opened
    for context in contexts:
        context.close()
