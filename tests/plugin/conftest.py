"""Small real sites, built by MkDocs itself."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

CHECKOUT = """\
# Implementation Tracking: Guest checkout

> **Feature ID**: FEAT-12
> **Status**: In Progress
> **Started**: 2026-11-02
> **Depends On**: FEAT-7

## Status Summary
- **Tests Written**: ✅
- **Implementation**: 🚧

#### Tests Written (RED Phase)
- [x] **Unit Tests**: The cart survives a login
- [ ] **E2E Tests**: A guest pays

Waits for FEAT-7.
"""

REFUNDS = """\
# Implementation Tracking: Refunds

> **Feature ID**: FEAT-7
> **Status**: Done

#### Implementation Status (GREEN Phase)
- [x] **Backend**: A refund is booked
"""


class Built(NamedTuple):
    """What a build left behind."""

    folder: Path
    warnings: list[str]

    def html(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def article(self, path: str) -> str:
        """The content of a page of Material, without navigation."""
        return self.html(path).partition("<article")[2].partition("</article>")[0]

    def has(self, path: str) -> bool:
        return (self.folder / path).is_file()


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class Site:
    """A folder with a `mkdocs.yml` and documents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.options: dict[str, Any] = {"as_of": "2026-11-20"}
        self.settings: dict[str, Any] = {
            "site_name": "Shop",
            "theme": {"name": "material", "font": False},
        }
        self.write("docs/index.md", "# Shop\n")

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def config(self, **overrides: Any) -> MkDocsConfig:
        settings = {"plugins": [{"feature-tracker": self.options}], **self.settings}
        self.write("mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
        return load_config(str(self.folder / "mkdocs.yml"), **overrides)

    def build(
        self, strict: bool = True, config: MkDocsConfig | None = None, is_last: bool = True
    ) -> Built:
        """One build; what is not the last one is a server's, which builds again."""
        config = config or self.config(strict=strict)
        heard = _Warnings()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(heard)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        finally:
            logger.removeHandler(heard)
            if is_last:
                config.plugins.on_shutdown()
        return Built(Path(config.site_dir), heard.messages)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Site(tmp_path)


@pytest.fixture
def shop(site: Site) -> Site:
    """Two features: one a page of the site, one in a folder beside it."""
    site.write("docs/features/checkout.md", CHECKOUT)
    site.write("tracking/refunds.md", REFUNDS)
    site.options["roots"] = ["tracking"]
    return site
