"""The contract's status words and emojis, by the status that they mean."""

from __future__ import annotations

from mkdocs_feature_tracker.model.words import Status

WORDS: dict[Status, str] = {
    Status.DONE: (
        "complete|completed|done|finished|implemented|pass|passing|passed|written|applied|resolved"
        "|fixed|verified|approved|merged|shipped|released|production ready"
    ),
    Status.IN_PROGRESS: (
        "in progress|wip|active|partial|some failing|in review|in development|ready to apply"
        "|ready for review|ready for code review|ready for merge|ready for test|ready for tests"
        "|ready for testing|ready for qa|ready to merge|ready to review|ready to test|started"
        "|starting|on track|at risk"
    ),
    Status.NOT_STARTED: (
        "not started|not written|pending|planned|todo|to do|queued|waiting|upcoming|backlog|draft"
        "|ready to start|ready to implement|ready for implementation"
    ),
    Status.BLOCKED: "blocked|on hold|paused|stuck|dead end",
    Status.CANCELLED: (
        "cancelled|canceled|dropped|deferred|skipped|wontfix|won't fix|won't do|removed|superseded"
    ),
    Status.NOT_APPLICABLE: "n/a|not applicable",
    Status.FAILING: "fail|fails|failing|failed|errors",
}
EMOJIS: dict[Status, str] = {
    Status.DONE: "✅✓☑🎉✔",
    Status.IN_PROGRESS: "🚧🔄🟡🔶",
    Status.NOT_STARTED: "⏳📋⬜⭕",
    Status.BLOCKED: "⏸🚫⛔",
    Status.FAILING: "❌✗",
    Status.UNKNOWN: "⚠",
}
