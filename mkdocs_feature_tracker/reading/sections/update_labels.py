"""A label of a daily update in, the kind of the entries below it out."""

from __future__ import annotations

from mkdocs_feature_tracker.reading.sections.entries import bold_lead, normal
from mkdocs_feature_tracker.reading.tree import Section

_KINDS = {
    name: kind
    for kind, names in {
        "completed": (
            "what was completed|completed|done|work done|tasks completed|completed tasks|changes"
            "|accomplishments|accomplished|finished|yesterday|achievements|what was done|shipped"
            "|key accomplishments|preparation|completed today|done today|work completed|delivered"
            "|changes made|what changed|implemented|completed work"
        ),
        "in_progress": (
            "what's in progress|in progress|wip|ongoing|working on|tasks starting|started|currently"
            "|work in progress|tasks in progress|current work|today|tasks started|doing"
        ),
        "blocker": (
            "blockers issues|blockers|blocker|issues|issues encountered|impediments|problems"
            "|blocked|blockers and issues|issues blockers|blockers encountered|challenges|issue"
        ),
        "plan": (
            "tomorrow's plan|tomorrows plan|tomorrow|next steps|next step|next|plan|next action"
            "|next actions|plan for tomorrow|plans|todo|to do|upcoming|action items|plan refresh"
            "|next up|planned|next session|what's next|what is next"
        ),
        "note": "notes|note|comments|comment|remarks|update|updates|summary|details|work log|other",
    }.items()
    for name in names.split("|")
}
_TEMPLATE_LABELS = (
    "what was completed",
    "what's in progress",
    "tomorrow's plan",
    "blockers issues",
)


def kind_of(label: str) -> str | None:
    """One of `UPDATE_KINDS` for a label as written; null for any other.

    >>> kind_of("**Tomorrow's plan:**"), kind_of("Weather")
    ('plan', None)
    """
    return _KINDS.get(normal(label))


def is_label(line: str) -> bool:
    """Whether a line is a bold label that stands above entries or before one.

    >>> is_label("**Changes:**"), is_label("**Bold** words")
    (True, False)
    """
    lead = bold_lead(line) if line.startswith("**") else None
    return (
        lead is not None and lead.mark == ":" and (not lead.rest or kind_of(lead.label) is not None)
    )


def has_template_labels(section: Section) -> bool:
    """Whether a day is told in the words of the template."""
    return any(
        normal(line) in _TEMPLATE_LABELS
        for paragraph in section.paragraphs
        for line in paragraph.lines[:1]
        if len(line) < 60
    )
