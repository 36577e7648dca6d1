"""Generated and hostile documents in, the times of reading them out."""

from __future__ import annotations

from collections import deque

import markdown

from benchmarks.documents import document
from benchmarks.figures import medians, seconds, show
from mkdocs_feature_tracker.reading import outline
from mkdocs_feature_tracker.reading.document import read

_N_DOCUMENTS = 40
_MANY = 50_000
_HOSTILE = {
    "50,000 tasks": "# T\n\n" + "".join(f"- [ ] task number {n}\n" for n in range(50_000)),
    "one line of 1 MB": "# T\n\n" + "word " * 200_000,
    "10,000 nested quotes": "# T\n\n" + "> " * 10_000 + "x\n",
    "lists nested 2,000 deep": "".join("  " * n + "- a\n" for n in range(2_000)),
    "200,000 backticks": "# T\n\n" + "`" * 200_000 + "\n",
    "table of 20,000 rows": "| Task | Status |\n|---|---|\n" + "| a | done |\n" * 20_000,
    "50,000 migrations": "# T\n\n## Database Changes\n\n"
    + "".join(f"- Table {n} ✅\n" for n in range(_MANY)),
    "50,000 blockers": "# T\n\n## Current Blockers\n\n"
    + "".join(f"- Wait for {n}\n" for n in range(_MANY)),
    "50,000 headings": "# T\n\n" + "".join(f"## Part {n}\n" for n in range(_MANY)),
}


def main() -> None:
    """Prints one line for each figure."""
    texts = [document(number) for number in range(_N_DOCUMENTS)]
    contents = [text.encode() for text in texts]
    n_units = sum(map(len, contents)) / 10_240
    renderer = markdown.Markdown(
        extensions=["tables", "toc", "attr_list", "pymdownx.superfences", "pymdownx.highlight"]
    )
    times = medians(
        {
            "events": lambda: [deque(outline.events(text), maxlen=0) for text in texts],
            "read": lambda: [read(content) for content in contents],
            "render": lambda: [renderer.reset().convert(text) for text in texts],
        },
        5,
    )
    per_unit = {name: 1000 * found / n_units for name, found in times.items()}
    show(
        "read 10 KB", f"{per_unit['read']:.2f} ms", f"events {per_unit['events']:.2f} ms", "≤ 2 ms"
    )
    share = per_unit["read"] / per_unit["render"]
    show("reading beside rendering", f"{share:.0%}", f"{per_unit['render']:.2f} ms", "≤ 25 %")
    for name, text in _HOSTILE.items():
        content = text.encode()
        show(name, f"{seconds(lambda content=content: read(content)):.2f} s", "", "≤ 1 s")


if __name__ == "__main__":
    main()
