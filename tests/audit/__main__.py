"""`make audit`: builds the example and a bare site, audits both, and fails where ours is worse."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.audit import axe, lighthouse, npm
from tests.browser import chromium
from tests.browser.server import Server
from tests.browser.sites import ROOT, build_bare, build_example, build_plain, pages_below

BARE_PAGE = "progress/"
MOST_COST = 4
NO_SHIFT = 0.0005
N_MORE = 3
MEASURED = ("progress/", "progress/features/", "progress/flow/")


def main() -> int:
    try:
        modules = npm.installed(ROOT / ".cache" / "npm")
    except npm.Unreachable as error:
        print(f"\n*** skipped: no page was audited, for {error} ***\n", file=sys.stderr)
        return 0
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="feature-tracker-audit-") as name:
        folders = [Path(name, one) for one in ("ours", "plain", "bare")]
        for build, folder in zip((build_example, build_plain, build_bare), folders, strict=True):
            build(folder)
        servers = [Server(folder) for folder in folders]
        sites = axe.Sites(*(server.url for server in servers))
        features = pages_below(folders[0], "features")
        pages = [*pages_below(folders[0], "progress"), *features, "guide/embeds/"]
        n_wrong = _audit_access(modules, sites, pages, pages_below(folders[1], ""))
        feature = next(page for page in features if "/implementation/" in page)
        n_wrong += _audit_speed(modules, sites, [*MEASURED, feature])
        for server in servers:
            server.close()
    return min(n_wrong, 1)


def _audit_access(modules: Path, sites: axe.Sites, pages: list[str], plain: list[str]) -> int:
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        found = list(axe.violations(browser, modules / "axe-core", sites, pages, plain))
        browser.close()
    for one in found:
        print(f"  {one.page} ({one.scheme}) {one.rule}: {one.place}: {one.why}")
    print(f"axe-core: {len(found)} violations on {len(pages)} pages in both schemes", flush=True)
    return len(found)


def _audit_speed(modules: Path, sites: axe.Sites, pages: list[str]) -> int:
    with sync_playwright() as playwright:
        executable = chromium.executable(playwright)
    cli = modules / "lighthouse/cli/index.js"
    slow = _slow(cli, executable, sites, pages)
    for _ in range(N_MORE):
        if slow:
            print("Once more, in case that the machine was busy:")
            slow = _slow(cli, executable, sites, slow)
    return len(slow)


def _slow(cli: Path, executable: str, sites: axe.Sites, pages: list[str]) -> list[str]:
    """Prints what Lighthouse says of the pages; those that do not reach the goal come out."""
    urls = [sites.bare + BARE_PAGE, *(sites.ours + page for page in pages)]
    plain, *measured = lighthouse.measured(cli, executable, urls)
    print(f"Lighthouse, mobile, {lighthouse.N_RUNS} runs: best performance, worst layout shift")
    print(f"  {plain.score:3.0f}  {plain.shift:.3f}  a bare page")
    slow = []
    for page, one in zip(pages, measured, strict=True):
        # On a machine that is slow with the bare page, ours may cost no more than elsewhere.
        least = min(lighthouse.LEAST_SCORE, plain.score - MOST_COST)
        is_slow = one.score < least or one.shift > max(plain.shift, NO_SHIFT)
        print(f"  {one.score:3.0f}  {one.shift:.3f}  {page}{'  <- too bad' * is_slow}", flush=True)
        if is_slow:
            slow.append(page)
    return slow


if __name__ == "__main__":
    sys.exit(main())
