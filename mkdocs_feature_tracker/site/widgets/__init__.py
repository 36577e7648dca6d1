"""The options of a fence in, HTML and the problems with the options out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import Release
from mkdocs_feature_tracker.site import options, templates
from mkdocs_feature_tracker.site.options import Parsed, Refusal
from mkdocs_feature_tracker.site.place import Place
from mkdocs_feature_tracker.site.releases import next_release, release_named
from mkdocs_feature_tracker.site.widget import Request, Widget, draw
from mkdocs_feature_tracker.site.widgets import (
    ages,
    attention,
    burndowns,
    burnup,
    cards,
    changes,
    cumulative_flow,
    cycle_time,
    feature,
    features,
    forecast,
    gates,
    health,
    pages,
    readiness,
    readiness_history,
    release,
    scope_ledger,
    statuses,
    teams,
    throughput,
    verdict,
)

__all__ = ["WIDGETS", "Parsed", "Rendered", "parse", "render", "render_text"]

WIDGETS: dict[str, Widget] = {
    widget.name: widget
    for widget in (
        pages.WIDGET,
        verdict.WIDGET,
        cards.WIDGET,
        attention.WIDGET,
        changes.WIDGET,
        statuses.WIDGET,
        features.WIDGET,
        burnup.WIDGET,
        burndowns.WIDGET,
        forecast.WIDGET,
        cumulative_flow.WIDGET,
        throughput.WIDGET,
        cycle_time.WIDGET,
        ages.WIDGET,
        scope_ledger.WIDGET,
        teams.WIDGET,
        health.WIDGET,
        readiness.WIDGET,
        release.WIDGET,
        gates.WIDGET,
        readiness_history.WIDGET,
        feature.WIDGET,
        *feature.PARTS,
    )
}
"""Every widget by its name, as authors write it in a fence."""


class Rendered(NamedTuple):
    """The HTML of a widget, what is wrong with its options in one line each, and its name."""

    html: str
    problems: tuple[str, ...] = ()
    widget: str = ""


def parse(text: str) -> Parsed:
    """Read the YAML body of a fence; `refusal` says why where it is none."""
    return options.parse(text)


def render_text(text: str, project: Project, place: Place) -> Rendered:
    """Render the body of a fence as its author wrote it."""
    parsed = parse(text)
    if parsed.refusal is not None:
        return _refused(None, [parsed.refusal])
    return render(parsed.settings, project, place)


def render(settings: Mapping[str, object], project: Project, place: Place) -> Rendered:
    """Render a widget on the page `place`. Wrong options give a visible box and a problem."""
    widget, wrong = _named(settings)
    if widget is None:
        return _refused(None, wrong)
    own = {name: value for name, value in settings.items() if name != "widget"}
    values, wrong = options.read(widget.options, own)
    subject, about = None, None
    if widget.about in ("feature", "either"):
        subject, unknown = _subject(widget, values, project, place)
        wrong += unknown
    if "release" in values:
        about, unknown = _release(widget, values, project, place)
        wrong += unknown
    if wrong:
        return _refused(widget, wrong)
    body = draw(widget, Request(project, place, values, subject, about))
    html = templates.render("parts/frame.html.jinja", {"name": widget.name, "body": body})
    return Rendered(html, widget=widget.name)


def _named(settings: Mapping[str, object]) -> tuple[Widget | None, list[Refusal]]:
    allowed = ", ".join(WIDGETS)
    name = settings.get("widget")
    if not isinstance(name, str) or not name.strip():
        return None, [Refusal("The fence names no `widget`.", allowed)]
    widget = WIDGETS.get(name.strip())
    if widget is None:
        closest = options.closest(name, WIDGETS)
        return None, [Refusal(f"Unknown widget `{name.strip()[:80]}`.", allowed, closest)]
    return widget, []


def _subject(
    widget: Widget, values: Mapping[str, str], project: Project, place: Place
) -> tuple[Feature | None, list[Refusal]]:
    wanted = values["feature"]
    if not wanted and widget.about == "feature":
        wanted = place.feature_id or ""
        if not wanted:
            found = f"The widget `{widget.name}` needs the option `feature` on this page."
            return None, [Refusal(found, "a Feature ID of the project")]
    if not wanted:
        return None, []
    subject = project.named(wanted)
    if subject is None:
        found = f"Unknown feature `{wanted[:80]}`."
        allowed = f"the ID of one of {len(project.features)} features"
        return None, [Refusal(found, allowed, options.closest(wanted, project.by_id))]
    return subject, []


def _release(
    widget: Widget, values: Mapping[str, str], project: Project, place: Place
) -> tuple[Release | None, list[Refusal]]:
    """The release that is named, else the one of this page, else the next where one is needed."""
    wanted = values["release"] or place.release or ""
    if not wanted:
        return next_release(project) if widget.about == "release" else None, []
    found = release_named(project, wanted)
    if found is None:
        names = [one.name for one in project.releases]
        allowed = ", ".join(names) or "none, for no release is named yet"
        said = f"Unknown release `{wanted[:80]}`."
        return None, [Refusal(said, allowed, options.closest(wanted, names))]
    return found, []


def _refused(widget: Widget | None, wrong: list[Refusal]) -> Rendered:
    name = widget.name if widget else ""
    html = templates.render("parts/refused.html.jinja", {"name": name, "refusals": wrong})
    prefix = f"widget `{name}`: " if name else ""
    return Rendered(html, tuple(prefix + refusal.text for refusal in wrong))
