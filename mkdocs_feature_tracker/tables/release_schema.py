"""The tables that say whether a release can go out, for `schema`."""

from __future__ import annotations

from mkdocs_feature_tracker.model.release import Result, Verdict
from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table


def _always(name: str, dtype: Dtype, meaning: str, words: tuple[str, ...] = ()) -> Column:
    return Column(name, dtype, meaning, words, is_nullable=False)


RELEASE_TABLES = (
    Table(
        "readiness",
        "One row for each gate of each feature of each release.",
        (
            _always("feature_id", Dtype.STRING, "Identity of the feature."),
            _always("path", Dtype.STRING, "The tracking document."),
            _always("line", Dtype.INT, "Where it was read; the heading or the title if nowhere."),
            _always("release", Dtype.STRING, "Name of the release."),
            _always("gate", Dtype.STRING, "Name of the gate, such as `code_review`."),
            _always("is_blocking", Dtype.BOOL, "Whether it can hold the release back."),
            _always("result", Dtype.STRING, "How it stands.", tuple(Result)),
            _always("reason", Dtype.STRING, "Why it stands so, in words."),
        ),
    ),
    Table(
        "releases",
        "One row for each release, by its day.",
        (
            _always("release", Dtype.STRING, "Name of the release."),
            Column("on", Dtype.DATE, "Day it is planned for; else the latest target of a feature."),
            _always("verdict", Dtype.STRING, "Whether it can go out.", tuple(Verdict)),
            _always("n_features", Dtype.INT, "Number of features, without cancelled ones."),
            _always("n_failing", Dtype.INT, "Number of blocking gates that fail or are unknown."),
            _always("n_waived", Dtype.INT, "Number of gates that a live waiver lets pass."),
        ),
    ),
)
"""In the order of an export."""
