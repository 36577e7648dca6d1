"""A folder in, its repository, log and old contents out: the only place that starts a program."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.history.git_output import Commit, read_blobs, read_commits, read_tree


class Checkout(NamedTuple):
    """A working tree and the commit it stands on.

    `root` is null where there is no working tree to speak of; `head` is null without a commit.
    `commit` is HEAD abbreviated as git does, `committed_at` its committer date. `boundary` are
    the commits at which a shallow clone was cut. `note` is one sentence about what is missing,
    empty where nothing is.
    """

    root: Path | None = None
    head: str | None = None
    commit: str | None = None
    committed_at: datetime | None = None
    boundary: frozenset[str] = frozenset()
    note: str = ""


class Log(NamedTuple):
    """Commits, ancestors before descendants; `note` is one sentence on what git could not tell.

    `is_rewritten` tells that HEAD does not stand on the commit that the log was asked to go on
    from: after a rebase, a reset, or a switch of branches.
    """

    commits: tuple[Commit, ...]
    note: str = ""
    is_rewritten: bool = False


def find(folder: Path) -> Checkout:
    """The checkout that `folder` lies in. Never raises: `note` says what there is not."""
    asked = ("--is-bare-repository", "--is-shallow-repository", "--git-common-dir")
    try:
        place = _run(folder, "rev-parse", *asked, "--show-toplevel")
        facts = place.stdout.decode("utf-8", "surrogateescape").splitlines()
        if facts[:1] == ["true"]:
            return Checkout(
                note=f"`{folder.name}` lies in a bare git repository without a working tree, so its"
                " history is not read."
            )
        if place.returncode or len(facts) != 4:
            return Checkout(note=_why_not(folder, place.stderr))
        root = Path(facts[3])
        head = _run(root, "log", "-1", "--no-show-signature", "--format=%H %h %ct", "HEAD")
        if head.returncode:
            return Checkout(root, note=f"The git repository `{root.name}` has no commit yet.")
        sha, commit, seconds = head.stdout.decode("ascii").split()
        committed_at = datetime.fromtimestamp(int(seconds), UTC)
        if facts[1] != "true":
            return Checkout(root, sha, commit, committed_at)
        boundary = frozenset((root / facts[2] / "shallow").read_text("ascii").split())
        return Checkout(root, sha, commit, committed_at, boundary, _shallow(root))
    except FileNotFoundError:
        return Checkout(note="The git program was not found, so the past is unknown.")
    except (OSError, ValueError) as error:
        return Checkout(note=f"The git repository of `{folder.name}` could not be read: {error}.")


def checkouts(files: Iterable[Path]) -> dict[Checkout, list[Path]]:
    """Absolute paths by the checkout that they lie in, submodules apart; git is asked once each."""
    known: dict[Path | None, Checkout] = {}
    tops: dict[Path, Path | None] = {}
    grouped: dict[Checkout, list[Path]] = {}
    resolved = resolver()
    for file in files:
        folder = resolved(file).parent
        if folder not in tops:
            tops[folder] = next((up for up in (folder, *folder.parents) if _is_top(up)), None)
        top = tops[folder]
        if top not in known:
            known[top] = find(top or folder)
        grouped.setdefault(known[top], []).append(file)
    return grouped


def resolver() -> Callable[[Path], Path]:
    """Resolves symlinks of many files, those of each folder once."""
    folders: dict[str, Path] = {}

    def resolved(file: Path) -> Path:
        if os.path.islink(file):
            return file.resolve()
        folder, name = os.path.split(file)
        if folder not in folders:
            folders[folder] = Path(folder).resolve()
        return folders[folder] / name

    return resolved


def log(
    checkout: Checkout,
    *,
    since: str | None = None,
    first_parent: bool = False,
) -> Log:
    """Every commit reachable from HEAD that changed a Markdown file, without what `since` reaches.

    Commits at which a shallow clone was cut are left out: git shows all their files as added,
    though nobody knows when they were.
    """
    if checkout.root is None or checkout.head is None:
        return Log((), checkout.note)
    result = _run(
        checkout.root,
        *("-c", "log.diffMerges=separate", "log", "--topo-order"),
        *("-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-color"),
        *("--no-ext-diff", "--no-show-signature", "--no-notes", "--encoding=UTF-8"),
        *(["--first-parent"] if first_parent else []),
        "--format=format:%x02%H%x1f%at%x1f%P%x1f%m%aN",
        *(["--left-right", f"{since}...{checkout.head}"] if since else [checkout.head]),
        "--",
    )
    if since and (result.returncode or b"\x1f<" in result.stdout):
        return Log((), checkout.note, is_rewritten=True)
    commits = [
        commit
        for commit in read_commits(result.stdout, first_parent)
        if commit.changes and commit.sha not in checkout.boundary
    ]
    note = checkout.note
    if result.returncode:
        reason = _first_line(result.stderr)
        note = f"The history of `{checkout.root.name}` could not be read whole: {reason}."
    return Log(tuple(reversed(commits)), note)


def has_commits(checkout: Checkout, n_commits: int) -> bool:
    """Whether HEAD reaches at least so many commits; no more are counted."""
    if checkout.root is None or checkout.head is None:
        return False
    counted = _run(
        checkout.root, "rev-list", "--count", f"--max-count={n_commits}", checkout.head
    ).stdout
    return counted.strip() == str(n_commits).encode()


def contents(checkout: Checkout, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each blob's bytes, in the order asked for, without those that this clone does not have.

    A partial clone (`--filter=blob:none`) is not asked to fetch them over the network.
    """
    if checkout.root is None or not blobs:
        return
    given = set()
    for blob, content in _batch(checkout.root, blobs):
        given.add(blob)
        yield blob, content
    missing = [blob for blob in blobs if blob not in given]
    if missing:
        # git stops at the first blob that a partial clone lacks, so ask only for the others.
        here = _objects_here(checkout.root)
        yield from _batch(checkout.root, [blob for blob in missing if blob in here])


def base_of(checkout: Checkout, revision: str) -> str | None:
    """The commit at which HEAD left `revision` (`main`, `v2.1`, `HEAD~3`); null for an unknown one.

    That is the revision itself where HEAD stands upon it, or where they have no common past.
    """
    if checkout.root is None:
        return None
    for asked in (
        ("merge-base", "--end-of-options", revision, "HEAD"),
        ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
    ):
        answer = _run(checkout.root, *asked)
        if not answer.returncode:
            return answer.stdout.decode("ascii").split()[-1]
    return None


def authored_at(checkout: Checkout, commit: str) -> int | None:
    """The author date of a commit in seconds since 1970; null where there is no such commit."""
    if checkout.root is None:
        return None
    told = _run(checkout.root, "log", "-1", "--no-show-signature", "--format=%at", commit).stdout
    return int(told) if told.strip().isdigit() else None


def markdown_at(checkout: Checkout, commit: str) -> dict[str, str]:
    """The blobs of all Markdown files of a commit by their path from the root."""
    if checkout.root is None:
        return {}
    listed = _run(checkout.root, "ls-tree", "-r", "-z", "--full-tree", commit)
    return read_tree(listed.stdout)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ("git", "-C", str(folder), *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(),
        check=False,
    )


def _environment() -> dict[str, str]:
    """What git sees: its messages in English, no network, no locks, and no other repository.

    A hook runs with `GIT_DIR` and an index of its own; they are kept only where the caller gave
    a working tree too (`git --git-dir=… --work-tree=…`, a bare repository checked out elsewhere).
    """
    kept = dict(os.environ)
    if not (os.path.isabs(kept.get("GIT_DIR", "")) and kept.get("GIT_WORK_TREE")):
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"):
            kept.pop(name, None)
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",  # older gits do not know the line above
    }


def _is_top(folder: Path) -> bool:
    return (folder / ".git").exists()


def _why_not(folder: Path, stderr: bytes) -> str:
    text = stderr.decode("utf-8", "replace")
    if not folder.is_dir():
        return f"The folder `{folder.name}` does not exist."
    if "not a git repository" in text:
        return f"`{folder.name}` is in no git repository, so the past is unknown."
    if "dubious ownership" in text:
        return (
            f"git does not trust `{folder.name}`, which belongs to another user, so the past is"
            f" unknown; `git config --global --add safe.directory {folder}` allows it."
        )
    return f"The git repository of `{folder.name}` could not be read: {_first_line(stderr)}."


def _shallow(root: Path) -> str:
    return (
        f"The clone `{root.name}` is shallow, so its history starts where it was cut;"
        " `git fetch --unshallow` brings the rest (in CI: `fetch-depth: 0`)."
    )


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines() or ["git gave no reason"]
    fatal = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0])
    return fatal.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")


def _batch(root: Path, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    if not blobs:
        return
    with tempfile.TemporaryFile() as names:
        names.write("\n".join(blobs).encode("ascii") + b"\n")
        names.seek(0)
        with subprocess.Popen(
            ("git", "-C", str(root), "cat-file", "--batch", "--buffer"),
            stdin=names,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=1 << 20,
            env=_environment(),
        ) as git:
            assert git.stdout is not None
            yield from read_blobs(git.stdout)


def _objects_here(root: Path) -> set[str]:
    listed = _run(
        root,
        *("cat-file", "--batch-all-objects", "--unordered", "--buffer"),
        "--batch-check=%(objectname)",
    )
    return set(listed.stdout.decode("ascii", "replace").split())
