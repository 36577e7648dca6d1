"""The page of a tracking document in, its front matter made safe and told to the theme out."""

from __future__ import annotations

import os
from collections.abc import Iterable, MutableMapping
from datetime import date
from typing import Any

from mkdocs_feature_tracker.model.project import Feature, Template
from mkdocs_feature_tracker.site import sentences
from mkdocs_feature_tracker.site.pages import as_meta


def set_meta(
    meta: MutableMapping[str, Any],
    subject: Feature | Template,
    as_of: date,
    theme_folders: Iterable[str],
) -> None:
    """Keeps macros and missing templates off a document, and describes its feature."""
    meta.setdefault("render_macros", False)
    if isinstance(subject, Feature):
        meta.setdefault("description", as_meta(sentences.of_feature(subject, as_of)))
    title = str(meta.get("title") or subject.title)
    if as_meta(title) != title:
        meta["title"] = as_meta(title)
    name = meta.get("template")
    if name and not any(os.path.isfile(os.path.join(own, str(name))) for own in theme_folders):
        del meta["template"]
