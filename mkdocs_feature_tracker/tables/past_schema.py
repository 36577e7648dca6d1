"""The tables that are made from the history of a project, for `schema`."""

from __future__ import annotations

from mkdocs_feature_tracker.model.history import ChangeKind, Source
from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table

_FEATURE_ID = Column(
    "feature_id",
    Dtype.STRING,
    "Identity of the feature, which may have lost its document since.",
    is_nullable=False,
)


def _count(name: str, meaning: str) -> Column:
    return Column(name, Dtype.INT, meaning, is_nullable=False)


PAST_TABLES = (
    Table(
        "history",
        "One row for each feature and day, from the first day known: the state at the day's end.",
        (
            _FEATURE_ID,
            Column("on", Dtype.DATE, "The day, in the project's time zone.", is_nullable=False),
            Column("n_scope", Dtype.INT, "Tasks in scope; missing where only a date is stated."),
            Column("n_done", Dtype.INT, "Tasks in scope that are done; missing with `n_scope`."),
            _count("n_added", "Number of tasks that came into scope on that day."),
            _count("n_removed", "Number of tasks that were removed or cancelled on that day."),
            _count("n_reopened", "Number of done tasks that were opened again on that day."),
            Column("stated_share", Dtype.FLOAT, "Share that the document printed, 0 to 1."),
            Column(
                "source",
                Dtype.STRING,
                "Where it is known from.",
                tuple(Source),
                is_nullable=False,
            ),
        ),
    ),
    Table(
        "scope_changes",
        "One row for each thing that happened to a task in scope.",
        (
            _FEATURE_ID,
            Column("on", Dtype.DATE, "The day, in the project's time zone.", is_nullable=False),
            Column("task_id", Dtype.STRING, "Explicit id of the task, such as `AC1`."),
            Column("title", Dtype.STRING, "Title of the task after the change.", is_nullable=False),
            Column("change", Dtype.STRING, "What happened.", tuple(ChangeKind), is_nullable=False),
            Column("commit", Dtype.STRING, "The commit, abbreviated; missing before it is one."),
            Column("author", Dtype.STRING, "Who wrote that commit."),
        ),
    ),
)
"""In the order of an export."""
