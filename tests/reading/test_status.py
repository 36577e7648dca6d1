"""The status vocabulary of the contract, word by word, read where a header or criterion says it."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from tests.reading.writing import codes, header, read_text, status, status_of_tests

WORDS = {
    Status.DONE: (
        "complete|completed|done|finished|implemented|pass|passing|passed|written|applied|resolved"
        "|fixed|verified|approved|merged|shipped|released|production ready"
    ),
    Status.IN_PROGRESS: (
        "in progress|wip|active|partial|some failing|in review|in development|ready to apply"
        "|ready for review|ready for merge|ready for test|started|starting|on track|at risk"
    ),
    Status.NOT_STARTED: (
        "not started|not written|pending|planned|todo|to do|queued|waiting|upcoming|backlog|draft"
        "|ready|ready to start|ready to implement"
    ),
    Status.BLOCKED: "blocked|on hold|paused|stuck|dead end",
    Status.CANCELLED: (
        "cancelled|dropped|deferred|skipped|wontfix|won't do|won’t do|removed|superseded"
    ),
    Status.NOT_APPLICABLE: "n/a|N/A|not applicable",
}
EMOJIS = {
    Status.DONE: "✅ ✓ ☑ 🎉",
    Status.IN_PROGRESS: "🚧 🔄 🟡 🔶",
    Status.NOT_STARTED: "⏳ 📋 ⬜ ⭕ ❌ ✗",
    Status.BLOCKED: "⏸ ⏸️ 🚫 ⛔",
    Status.UNKNOWN: "⚠️ ⚠",
}
ALL_WORDS = [(word, named) for named, group in WORDS.items() for word in group.split("|")]
ALL_EMOJIS = [(emoji, named) for named, group in EMOJIS.items() for emoji in group.split()]


@pytest.mark.parametrize(("word", "expected"), ALL_WORDS)
def test_each_word_of_the_vocabulary_means_its_status(word: str, expected: Status) -> None:
    assert status(word) is expected
    assert status(f"**{word.upper()}**") is expected


@pytest.mark.parametrize(("word", "expected"), ALL_WORDS)
def test_what_follows_the_word_is_a_note(word: str, expected: Status) -> None:
    is_only_alone = word == "ready"

    assert status(f"{word} – see the notes") is (Status.UNKNOWN if is_only_alone else expected)


@pytest.mark.parametrize(("emoji", "expected"), ALL_EMOJIS)
def test_each_emoji_means_its_status_where_no_word_speaks(emoji: str, expected: Status) -> None:
    assert status(emoji) is expected
    assert status(f"{emoji} Strict mode") is expected


@pytest.mark.parametrize("emoji", ["🔴", "🟢"])
def test_traffic_lights_of_severity_are_no_status(emoji: str) -> None:
    document = read_text(f"# T\n\n**Status**: {emoji}\n")

    assert document.header.status is Status.UNKNOWN
    assert codes(document) == ["FT106"]


@pytest.mark.parametrize("word", ["fail", "failing", "failed", "errors"])
def test_failing_is_a_status_of_tests_and_in_progress_elsewhere(word: str) -> None:
    assert status_of_tests(word) is Status.FAILING
    assert status(word) is Status.IN_PROGRESS


@pytest.mark.parametrize("emoji", ["❌", "✗"])
def test_a_bare_cross_fails_tests_and_elsewhere_is_not_started(emoji: str) -> None:
    assert status_of_tests(emoji) is Status.FAILING
    assert status(emoji) is Status.NOT_STARTED


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("IN_PROGRESS", Status.IN_PROGRESS),
        ("in-progress", Status.IN_PROGRESS),
        ("__In Progress__", Status.IN_PROGRESS),
        ("[Completed]", Status.DONE),
        ("[Active]", Status.IN_PROGRESS),
        ("*Planned*", Status.NOT_STARTED),
        ("ON-HOLD", Status.BLOCKED),
        ("✅ **Complete**", Status.DONE),
    ],
)
def test_case_underscore_hyphen_bold_and_brackets_do_not_matter(raw: str, expected: Status) -> None:
    assert status(raw) is expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ready to Apply", Status.IN_PROGRESS),  # not "ready"
        ("Ready for review by QA", Status.IN_PROGRESS),
        ("Not started", Status.NOT_STARTED),  # not "started"
        ("Not written yet", Status.NOT_STARTED),  # not "written"
        ("Some failing", Status.IN_PROGRESS),
    ],
)
def test_the_longest_phrase_wins(raw: str, expected: Status) -> None:
    assert status(raw) is expected


@pytest.mark.parametrize("raw", ["Completely rewritten", "Passenger list", "Activation flow"])
def test_only_whole_words_count(raw: str) -> None:
    assert status(raw) is Status.UNKNOWN


def test_the_word_must_begin_the_clause() -> None:
    assert status("Everything we planned is there") is Status.UNKNOWN


def test_the_word_beats_the_emoji() -> None:
    assert status("❌ Done") is Status.DONE
    assert status("✅ Pending") is Status.NOT_STARTED
    assert status("📋 In Progress") is Status.IN_PROGRESS


@pytest.mark.parametrize("raw", ["not complete", "Not yet done", "never finished", "✅ Not done"])
def test_not_and_never_negate(raw: str) -> None:
    assert status(raw) is Status.NOT_STARTED


@pytest.mark.parametrize("adverb", ["mostly", "partly", "almost", "substantially", "Mostly"])
def test_a_qualified_done_is_in_progress(adverb: str) -> None:
    assert status(f"{adverb} done") is Status.IN_PROGRESS
    assert status(f"✅ {adverb} complete") is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("raw", "expected", "share"),
    [
        ("0%", Status.NOT_STARTED, 0.0),
        ("0% complete", Status.NOT_STARTED, 0.0),
        ("100%", Status.DONE, 1.0),
        ("99.5% done", Status.IN_PROGRESS, 0.995),
        ("65% Complete", Status.IN_PROGRESS, 0.65),
        ("65 % finished", Status.IN_PROGRESS, 0.65),
        ("In Progress (65%)", Status.IN_PROGRESS, 0.65),
        ("✅ 80% passing", Status.IN_PROGRESS, 0.8),
        ("7/7", Status.DONE, 1.0),
        ("3/8 endpoints", Status.IN_PROGRESS, 0.375),
        ("3 of 8 endpoints", Status.IN_PROGRESS, 0.375),
        ("0 of 4", Status.NOT_STARTED, 0.0),
        ("COMPLETE (7/7 items)", Status.DONE, 1.0),
        ("Complete (3/4 services)", Status.IN_PROGRESS, 0.75),
        ("100% (of 12/15 planned boxes)", Status.DONE, 1.0),  # the clause before its note
    ],
)
def test_a_share_decides(raw: str, expected: Status, share: float) -> None:
    read_header = header(f"**Status**: {raw}")

    assert read_header.status is expected
    assert read_header.stated_share == pytest.approx(share)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("✅ COMPLETE (67% under estimate)", Status.DONE),
        ("Done, 40% faster than before", Status.DONE),
        ("Complete – coverage 92% of lines", Status.DONE),
        ("Merged 8/5", Status.DONE),  # n > m is no count
        ("Done (9 of 7 planned days)", Status.DONE),
    ],
)
def test_other_percentages_and_counts_are_no_share(raw: str, expected: Status) -> None:
    read_header = header(f"**Status**: {raw}")

    assert read_header.status is expected
    assert read_header.stated_share is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Blocked, done", Status.BLOCKED),
        ("Done; blocked by legal", Status.BLOCKED),
        ("In progress and blocked", Status.BLOCKED),
        ("In progress, pending", Status.IN_PROGRESS),
        ("Pending, ⚠️ flaky", Status.NOT_STARTED),
        ("Done, ⚠️ flaky", Status.UNKNOWN),
        ("Done, not started", Status.IN_PROGRESS),
        ("Done, pending, ⚠️ flaky", Status.IN_PROGRESS),
        ("Done, pending, blocked", Status.BLOCKED),
        ("Done and merged", Status.DONE),
        ("Blocked, 40% complete", Status.BLOCKED),
    ],
)
def test_of_several_clauses_the_worst_wins(raw: str, expected: Status) -> None:
    assert status(raw) is expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("✅ Written, ❌ Failing", Status.FAILING),
        ("✅ Written, 🚧 2 of 5 tests passing", Status.IN_PROGRESS),
        ("✅ Written, ✅ Passing", Status.DONE),
        ("Written, some failing 🚧", Status.IN_PROGRESS),
        ("Written, blocked, failing", Status.BLOCKED),
        ("❌ Failing, in progress", Status.FAILING),
        ("❌ Not written", Status.NOT_STARTED),
    ],
)
def test_clauses_of_a_test_status(raw: str, expected: Status) -> None:
    assert status_of_tests(raw) is expected


def test_the_raw_text_is_kept() -> None:
    read_header = header("**Status**: 🚧 In Progress (waiting for keys)")

    assert read_header.status_raw == "🚧 In Progress (waiting for keys)"


@pytest.mark.parametrize(
    "raw",
    [
        "✅ / ❌ / 🚧",
        "[RED / GREEN / REFACTOR]",
        "Planned / In Progress / Done",
        "[In Progress / Planned]",
        "✅ Passing / ❌ [X] issues",
        "✅ Written, 🚧 Passing, ❌ Failing",
        "[X]%",
        "TBD",
        "___",
        "[Date]",
    ],
)
def test_menus_and_placeholders_are_unfilled_and_no_problem(raw: str) -> None:
    document = read_text(f"# T\n\n**Status**: {raw}\n")

    assert document.header.status is None
    assert document.problems == ()


def test_a_picked_choice_is_no_menu() -> None:
    assert status("✅ Done") is Status.DONE
    assert status_of_tests("✅ Written, 🚧 3 of 4 passing, ❌ 1 failing") is Status.FAILING


def test_a_text_without_status_is_unknown_and_a_problem() -> None:
    document = read_text("# T\n\n**Status**: Purple\n")

    assert document.header.status is Status.UNKNOWN
    assert [(problem.code, problem.line) for problem in document.problems] == [("FT106", 3)]


def test_a_team_adds_words_and_emojis() -> None:
    own = Workflow(
        status_words={
            "TERMINÉE": Status.DONE,
            "en cours": Status.IN_PROGRESS,
            "🟣": Status.BLOCKED,
            "Parked": Status.BLOCKED,
        }
    )

    assert status("Terminée", own) is Status.DONE
    assert status("✅ EN COURS (reste la doc)", own) is Status.IN_PROGRESS
    assert status("🟣", own) is Status.BLOCKED
    assert status("parked until May", own) is Status.BLOCKED


def test_a_teams_word_beats_the_contracts() -> None:
    assert status("Merged", Workflow(status_words={"merged": Status.IN_PROGRESS})) is (
        Status.IN_PROGRESS
    )
