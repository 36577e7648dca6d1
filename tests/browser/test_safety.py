"""Nothing runs that nobody wrote for the site: strict policies, hostile documents, other hosts."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.scripts import FIGURES
from tests.browser.sites import pages_below
from tests.browser.visit import Visit
from tests.plugin.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Response

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]

POLICY = "script-src 'self'; style-src 'self'"
NOTE_VIOLATIONS = """window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.__refused.push(
  [event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(" ")));"""
MOST_BYTES = 15 * 1024

HOSTILE = """\
# Implementation Tracking: Exports </title><script>alert(1)</script> </svg>

> **Feature ID**: FEAT-2026-01-02-001
> **Status**: In Progress
> **Issue**: [one](javascript:alert(2))
> **Branch**: "><img src=x onerror=alert(3)>
> **Started**: 2026-11-02
> **Target**: 2026-11-28

## Status Summary
- **Tests Written**: 🚧 `{{ 7 * 7 }}` {% raw %} {% include "x" %} </details></table>

#### Tests Written (RED Phase)
- [x] **Unit Tests**: "><img src=x onerror="alert(4)"> passes
- [ ] **E2E Tests**: [click](javascript:alert(5)) <svg onload=alert(6)></svg>
- [ ] `</code><script>alert(7)</script>` ]]> --> <!-- <style>*{display:none}</style>

## Blockers
### Active Blockers
- **Blocker**: <iframe src="javascript:alert(8)"></iframe> & ' " ` ${alert(9)}
  - **Impact**: "' autofocus onfocus=alert(10) x="
  - **Owner**: <a href="javascript:alert(11)">team</a>

## Daily Updates
### 2026-11-19
- Completed: <body onload=alert(12)> <form><button formaction=javascript:alert(13)>go</button>

## Decisions
- **Decision**: {% for x in [] %}{{ x }}{% endfor %} <base href="javascript:alert(14)">
"""


def test_a_strict_policy_refuses_nothing_of_ours(
    visit: Open,
    serve: Callable[..., str],
    example_folder: Path,
    bare_folder: Path,
    dashboards: list[str],
) -> None:
    quiet = visit(site=serve(bare_folder, Content_Security_Policy=POLICY))
    ours = visit(site=serve(example_folder, Content_Security_Policy=POLICY))
    for visiting in (quiet, ours):
        visiting.context.add_init_script(NOTE_VIOLATIONS)
    allowed = _refused(quiet, "progress/")
    refused = {path: _refused(ours, path) - allowed for path in dashboards}
    # The theme's own inline scripts are refused on every page, and it says so.
    quiet.errors.clear()
    ours.errors.clear()

    assert {path: found for path, found in refused.items() if found} == {}


def test_charts_live_under_a_strict_policy(
    visit: Open, serve: Callable[..., str], example_folder: Path
) -> None:
    visiting = visit(site=serve(example_folder, Content_Security_Policy="script-src 'self'"))
    visiting.go("progress/flow/")
    n_awake = len(visiting.wake_all())
    visiting.errors.clear()  # of the theme's inline scripts

    assert n_awake >= 5


def test_no_page_asks_another_host_even_with_all_charts_awake(
    visit: Open, dashboards: list[str]
) -> None:
    visiting = visit()
    for path in dashboards:
        visiting.go(path)
        visiting.wake_all()

    assert visiting.n_bundles >= 2
    assert visiting.foreign == []


def test_the_overview_weighs_at_most_15_kb_more_than_a_bare_page(
    visit: Open, example: str, bare_folder: Path, serve: Callable[..., str]
) -> None:
    bare = serve(bare_folder)

    more = _weight(visit(), "progress/") - _weight(visit(site=bare), "progress/")

    assert 0 < more <= MOST_BYTES


def test_a_hostile_document_runs_nothing_and_breaks_no_page(
    visit: Open, site: Site, serve: Callable[..., str]
) -> None:
    site.write("docs/features/hostile.md", HOSTILE)
    site.write("tracking/hostile.md", HOSTILE.replace("01-02-001", "01-02-002"))
    site.write("docs/all.md", "# All\n\n```tracker\nwidget: burnup\n```\n\nFEAT-2026-01-02-001\n")
    site.options["roots"] = ["tracking"]
    site.settings["markdown_extensions"] = ["md_in_html", "attr_list", "pymdownx.superfences"]
    built = site.build(strict=False)
    visiting = visit(site=serve(built.folder))
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visiting.page.on("dialog", note)
    paths = pages_below(built.folder, "")
    for path in paths:
        page = visiting.go(path)
        # Whatever a document holds, nothing of it may swallow the end of its page.
        assert page.locator("footer.md-footer").count() == 1, path
        assert page.locator(".ft :is(iframe, script, img, base, body)").count() == 0, path
        assert page.locator(".ft [onerror], .ft [onload], .ft [onfocus]").count() == 0, path
        assert page.locator(".ft a[href^='javascript:' i]").count() == 0, path
        assert page.evaluate(FIGURES) is not None
        visiting.wake_all()

    assert dialogs == []
    for path in ("features/hostile/", "progress/features/feat-2026-01-02-002/"):
        page = visiting.go(path)
        assert "<script>alert(1)</script>" in page.inner_text("h1")
        assert page.locator(".ft", has_text="onerror=").count() > 0


def _refused(visiting: Visit, path: str) -> set[str]:
    page = visiting.go(path)
    page.wait_for_timeout(100)
    found = page.evaluate("window.__refused")
    return {one.replace(visiting.site + path, "the page ").rsplit(" ", 1)[0] for one in found}


def _weight(visiting: Visit, path: str) -> int:
    """Bytes of everything that the page loads by itself, each file compressed."""
    answers: list[Response] = []
    visiting.page.on("response", lambda answer: answers.append(answer))
    visiting.go(path)
    visiting.page.wait_for_load_state("networkidle")
    kept = ("document", "script", "stylesheet")
    bodies = [one.body() for one in answers if one.request.resource_type in kept]
    return sum(len(gzip.compress(body, 9)) for body in bodies)
