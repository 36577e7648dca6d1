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
            Column(
                "stated_share",
                Dtype.FLOAT,
                "Share that the document printed, 0 to 1; 0 on the day that it names as its start.",
            ),
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
    Table(
        "forecasts",
        "One row for each forecast: of the project, of each release and of each feature.",
        (
            _FEATURE_ID._replace(
                meaning="The feature; missing in the rows of a release and of the project.",
                is_nullable=True,
            ),
            Column("release", Dtype.STRING, "The release; missing in the other rows."),
            Column("p50_on", Dtype.DATE, "First day by which it is done with 50 % probability."),
            Column("p85_on", Dtype.DATE, "The same with 85 %."),
            Column("p95_on", Dtype.DATE, "The same with 95 %."),
            Column("target_on", Dtype.DATE, "Day on which it is due."),
            Column("chance_on_target", Dtype.FLOAT, "Probability, 0 to 1, to be done by then."),
            Column("reason", Dtype.STRING, "Why a date is missing."),
            _count("n_resolved", "Number of past forecasts of its kind whose 85 % date has come."),
            Column("hit_share_85", Dtype.FLOAT, "Share of those that were met, 0 to 1."),
        ),
    ),
)
"""In the order of an export."""
