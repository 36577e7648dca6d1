"""Features and the question of a page in, one sentence that answers it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from mkdocs_feature_tracker.checks.attention import is_serious, quiet_days
from mkdocs_feature_tracker.checks.contradictions import is_contradicted
from mkdocs_feature_tracker.metrics.attention import AT_RISK, display_state
from mkdocs_feature_tracker.metrics.blockers import open_blockers
from mkdocs_feature_tracker.metrics.daily import histories_of
from mkdocs_feature_tracker.metrics.flow import born_done, throughput
from mkdocs_feature_tracker.metrics.progress import LEFT_OUT
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.words import Level, Status
from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.wording import count, day, days_from, listed, percent

_RECENT_DAYS = 7
_NAMED_TEAMS = 4
_CHECKS = "targets and checks"
_STATES = {
    Status.BLOCKED: "blocked",
    AT_RISK: "at risk",
    Status.IN_PROGRESS: "in progress",
    Status.NOT_STARTED: "not started",
    Status.UNKNOWN: "without a status",
}
_QUALITY = ("coverage", "code_quality", "performance")


def of_features(features: Sequence[Feature], project: Project) -> str:
    """Where is everything?"""
    counted = [feature for feature in features if feature.status not in LEFT_OUT]
    if not counted:
        return "No feature is tracked here yet."
    states = Counter(display_state(feature, project) for feature in counted)
    n_done = states[Status.DONE.value]
    if n_done == len(counted):
        return "The one feature is done." if n_done == 1 else f"All {n_done} features are done."
    order = (Status.BLOCKED, AT_RISK, Status.IN_PROGRESS, Status.NOT_STARTED, Status.UNKNOWN)
    parts = [f"{_are(states[state])} {_STATES[state]}" for state in order if states[state]]
    opening = f"{n_done} of {count(len(counted), 'feature')} {_verb(n_done, 'is', 'are')} done"
    return f"{opening}{_more(parts)}."


def of_flow(features: Sequence[Feature], project: Project) -> str:
    """How fast, and when are we done?"""
    known = histories_of(features, project.history)
    if not known:
        return "Nothing is known of the past yet, so of speed and end neither."
    since_on = project.as_of - timedelta(days=_RECENT_DAYS - 1)
    n_finished = sum(throughput(known, since_on, project.as_of).n_finished)
    were = _verb(n_finished, "was", "were")
    opening = f"{count(n_finished, 'task')} {were} finished in the last {_RECENT_DAYS} days"
    if len(features) < len(project.features) or not project.forecasts:
        return f"{opening}."
    end_on = project.forecasts[0].p85_on
    if end_on is None:
        return f"{opening}; no end can be forecast."
    return f"{opening}; all is done by {day(end_on, project.as_of)}, 85% sure."


def of_blockers(features: Sequence[Feature], project: Project) -> str:
    """What stops us?"""
    found = open_blockers(features, project.as_of)
    if not found:
        n_blocked = sum(feature.status is Status.BLOCKED for feature in features)
        if n_blocked:
            return f"No blocker is named, yet {_are(n_blocked, 'feature')} blocked."
        return "Nothing stops us: no blocker is open."
    n_serious = sum(is_serious(one.blocker) for one in found)
    among = f", {n_serious or 'none'} of them critical or high" if len(found) > 1 else ""
    where = count(len({one.feature.feature_id for one in found}), "feature")
    late = [one.n_days_late for one in found if one.n_days_late]
    passed = []
    if late:
        worst = f"{', the worst' if len(late) > 1 else ''} by {count(max(late), 'day')}"
        passed = [f"{_are(len(late))} past {_verb(len(late), 'its', 'their')} ETA{worst}"]
    return f"{_are(len(found), 'blocker')} open in {where}{among}{_more(passed)}."


def of_quality(features: Sequence[Feature], project: Project) -> str:
    """Is it good?"""
    counted = [feature for feature in features if feature.status not in LEFT_OUT]
    judged = [
        (feature, measure)
        for feature in counted
        for measure in feature.document.measures
        if measure.is_met is not None and measure.group in _QUALITY
    ]
    if not judged:
        return "Nobody has stated a target or a check yet, so nothing can be said of quality."
    missed = [feature.feature_id for feature, measure in judged if not measure.is_met]
    n_silent = len(counted) - len({feature.feature_id for feature, _ in judged})
    silent = [f"{count(n_silent, 'feature')} {_verb(n_silent, 'states', 'state')} none"]
    more = _more(silent if n_silent else [])
    if not missed:
        one = f"The only stated target or check is met{more}."
        return one if len(judged) == 1 else f"All {len(judged)} stated {_CHECKS} are met{more}."
    where = count(len(set(missed)), "feature")
    are = _verb(len(missed), "is", "are")
    return f"{len(missed)} of {len(judged)} stated {_CHECKS} {are} missed, in {where}{more}."


def of_team(features: Sequence[Feature], project: Project) -> str:
    """Who is on what?"""
    opened = [feature for feature in features if feature.is_open]
    if not opened:
        return "Nobody has open work."
    teams = {team for feature in opened for team in feature.document.header.teams}
    who = listed(sorted(teams)) if len(teams) <= _NAMED_TEAMS else count(len(teams), "team")
    states = Counter(display_state(feature, project) for feature in opened)
    words = {**_STATES, Status.NOT_STARTED: "waiting"}
    order = (Status.IN_PROGRESS, AT_RISK, Status.BLOCKED, Status.NOT_STARTED, Status.UNKNOWN)
    parts = [f"{states[state]} {words[state]}" for state in order if states[state]]
    n_alone = sum(not feature.document.header.owners for feature in opened)
    n_teamless = sum(not feature.document.header.teams for feature in opened)
    gaps = [
        f"{n} {'has' if n == 1 else 'have'} no {what}"
        for n, what in ((n_alone, "owner"), (n_teamless, "team"))
        if n
    ]
    has = "has" if len(teams) == 1 else "have"
    opening = f"{who} {has}" if teams else "There are"
    return f"{opening} {count(len(opened), 'open feature')}: {listed(parts)}{_more(gaps)}."


def of_decisions(features: Sequence[Feature], project: Project) -> str:
    """Why is it so?"""
    found = [(one, feature) for feature in features for one in feature.document.decisions]
    if not found:
        return "No decision is written down yet."
    kinds = Counter(one.kind for one, _ in found)
    n_features = len({feature.feature_id for _, feature in found})
    parts = listed([f"{n} of {kind}" for kind, n in sorted(kinds.items())])
    n_reasons = sum(one.rationale is not None for one, _ in found)
    why = "" if n_reasons == len(found) else f"; {len(found) - n_reasons} without a reason"
    what = count(len(found), "decision")
    explain = "explains" if len(found) == 1 else "explain"
    return f"{what} {explain} {n_features} of {count(len(features), 'feature')}: {parts}{why}."


def of_updates(features: Sequence[Feature], project: Project) -> str:
    """What happened?"""
    days = {
        feature.feature_id: {update.on for update in feature.document.updates}
        for feature in features
    }
    if not any(days.values()):
        return "Nobody has written an update yet."
    since_on = project.as_of - timedelta(days=_RECENT_DAYS - 1)
    going = [
        feature for feature in features if feature.status in (Status.IN_PROGRESS, Status.BLOCKED)
    ]
    n_heard = sum(
        any(since_on <= on <= project.as_of for on in days[feature.feature_id]) for feature in going
    )
    last_on = max(on for known in days.values() for on in known)
    when = f"the last update is from {days_from(last_on, project.as_of)}"
    if not going:
        return f"No feature is under way; {when}."
    n = f"{n_heard} of {count(len(going), 'feature')} under way"
    return f"{n} had an update in the last {_RECENT_DAYS} days; {when}."


def of_health(features: Sequence[Feature], project: Project) -> str:
    """Can I trust these numbers?"""
    if not features:
        return "There are no numbers yet: no tracking document was found."
    n_wrong = sum(has_warnings(feature) for feature in features)
    n_contradicted = sum(is_contradicted(feature) for feature in features)
    n_stale = sum(is_stale(feature, project) for feature in features)
    born = born_done(histories_of(features, project.history))
    n_good = len(features) - n_wrong
    n_unread = len(_unread(project)) if len(features) == len(project.features) else 0
    if not n_wrong and not n_stale and not n_unread:
        opening = f"Yes: all {len(features)} documents are read without a warning"
        opening = opening if len(features) > 1 else "Yes: the document is read without a warning"
    else:
        word = "Mostly" if 4 * n_good >= 3 * len(features) else "With care"
        read = f"{n_good} of {count(len(features), 'document')}"
        opening = f"{word}: {read} {'is' if n_good == 1 else 'are'} read without a warning"
    gaps = [
        f"{n} {words}"
        for n, words in (
            (n_contradicted, _verb(n_contradicted, "contradicts itself", "contradict themselves")),
            (n_stale, f"{_verb(n_stale, 'is', 'are')} stale"),
        )
        if n
    ]
    if n_unread:
        gaps.append(f"{count(n_unread, 'file')} could not be read")
    if born.n_born_done:
        gaps.append(f"{percent(born.share)} of done tasks were done when first seen")
    return f"{opening}{_more(gaps)}."


def has_warnings(feature: Feature) -> bool:
    """Whether something in the document is not, or not surely, as the author meant it."""
    return any(problem.level is not Level.INFO for problem in feature.problems)


def is_stale(feature: Feature, project: Project) -> bool:
    """Whether work goes on that nobody wrote about for too long."""
    return quiet_days(feature, project.as_of, project.stale_after_days) is not None


def _unread(project: Project) -> set[str]:
    """The paths of what looked like a document and became no feature."""
    found = {problem.path for problem in project.problems if problem.level is not Level.INFO}
    return found - {feature.path for feature in project.features}


def _are(n: int, noun: str = "") -> str:
    return f"{count(n, noun) if noun else n} {_verb(n, 'is', 'are')}"


def _verb(n: int, one: str, many: str) -> str:
    return one if n == 1 else many


def _more(clauses: Iterable[str]) -> str:
    words = listed([clause for clause in clauses if clause])
    return f"; {words}" if words else ""


ANSWERS: dict[str, Callable[[Sequence[Feature], Project], str]] = {
    "progress": sentences.of_project,
    "features": of_features,
    "flow": of_flow,
    "blockers": of_blockers,
    "quality": of_quality,
    "team": of_team,
    "decisions": of_decisions,
    "updates": of_updates,
    "health": of_health,
}
"""What a verdict can be about, as authors write it in a fence."""
