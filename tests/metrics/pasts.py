"""Tasks as they stood on some days in, the history that the replay makes of them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from mkdocs_feature_tracker.history.fold import fold
from mkdocs_feature_tracker.history.timeline import Step
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Item
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.reading.document import read

_MARKS = {"+": Status.DONE, "~": Status.CANCELLED}

MONDAY = date(2026, 1, 5)


def past(
    days: Mapping[str, str | None],
    feature_id: str = "FEAT-1",
    statuses: Mapping[str, Status] | None = None,
) -> FeatureHistory:
    """`{"2026-01-05": "a b c", "2026-01-07": "a+ b c~"}`: a is done, c cancelled on Wednesday.

    None on a day means that the document is gone; `statuses` are the header's from a day on.
    """
    numbers: dict[str, int] = {}
    steps = []
    stated: Status | None = None
    for on, tasks in days.items():
        stated = (statuses or {}).get(on, stated)
        items = None if tasks is None else _items(tasks, numbers)
        steps.append(Step(date.fromisoformat(on).toordinal(), items, None, stated, "c0ffee", "Ada"))
    return fold(feature_id, steps, date.fromordinal)


def _items(tasks: str, numbers: dict[str, int]) -> dict[int, Item]:
    items: dict[int, Item] = {}
    for task in tasks.split():
        name = task.rstrip("+~")
        status = _MARKS.get(task[-1], Status.NOT_STARTED)
        number = numbers.setdefault(name, len(numbers) + 1)
        items[number] = Item(name, "other", name, status, status is not Status.CANCELLED)
    return items


def paced(
    n_scope: int,
    n_done_by_day: Sequence[int],
    feature_id: str = "FEAT-1",
    starts_on: date = MONDAY,
    n_added_by_day: Sequence[int] = (),
) -> FeatureHistory:
    """`paced(10, [0, 1, 1, 3])`: ten tasks, one of them done by Tuesday and three by Thursday."""
    days = {}
    for position, n_done in enumerate(n_done_by_day):
        n_now = n_scope + sum(n_added_by_day[: position + 1])
        tasks = [f"t{n}+" if n < n_done else f"t{n}" for n in range(n_now)]
        days[(starts_on + timedelta(days=position)).isoformat()] = " ".join(tasks)
    return past(days, feature_id)


def steadily(n_days: int, per_day: float = 1.0) -> list[int]:
    """Tasks done by each of `n_days` days, none on the first."""
    return [int(position * per_day) for position in range(n_days)]


def together(*histories: FeatureHistory) -> History:
    return History({history.feature_id: history for history in histories})


def feature(header: str = "", feature_id: str = "FEAT-1") -> Feature:
    """`feature("Status: Done; Started: 2026-01-05")`."""
    lines = "\n".join(
        f"- **{part.strip().replace(':', ':**', 1)}" for part in header.split(";") if part
    )
    text = f"# Implementation Tracking: Search\n\n- **Feature ID:** {feature_id}\n{lines}\n"
    document = read(text.encode())
    status = document.header.status or Status.UNKNOWN
    path = f"docs/{feature_id}.md"
    return Feature(feature_id, path, path, "Search", status, document, 0, 0, 0, None, "markdown")
