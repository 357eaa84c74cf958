"""A release appears whole or not at all, whatever happens to the build that writes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError, UnknownTermError
from kg.graph.content import Content
from kg.graph.publish import publish
from kg.graph.release import Release
from kg.vocabulary import Vocabulary

# Looks without a pause whether there is a release; now and then opens the one there is.
WATCH = """
import os, sys
from itertools import count
from kg.graph.release import Release

output = sys.argv[1]
print("ready", flush=True)
for number in count():
    os.readlink(f"{output}/current")
    if number % 5000 == 0:
        with Release(output) as release:
            release.table("statements")
            next(iter(release.store))
    if os.path.exists(f"{output}/enough"):
        break
print(number)
"""
BUILD = "import sys; from kg.build import build; build(sys.argv[1], seeds=sys.argv[2])"


@contextmanager
def building(output: Path, seeds: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build of one document in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", BUILD, str(output), str(seeds)], stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def held(output: Path, seeds: Path, written: str) -> Iterator[subprocess.Popen[bytes]]:
    """Such a build, held in the middle: as soon as this file or folder of its release is there."""
    pattern = f".unfinished-*/{written}"
    for _ in range(10):
        with building(output, seeds) as process:
            while process.poll() is None and not any(output.glob(pattern)):
                pass
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.01)
            # On a busy machine it may have gone on before it was held: another try.
            if process.poll() is None and any(output.glob(pattern)):
                yield process
                return
    pytest.fail(f"no build was seen while it had {written}")


def names(output: Path) -> list[str]:
    """What stands in an output folder, without the digits of time."""
    return sorted(path.name.split("-", 1)[0] for path in output.iterdir())


def shorter(content: Content) -> Content:
    """The same with one statement less."""
    return replace(content, statements=content.statements[1:])


def documents(where: Path) -> list[str]:
    """The documents of a release, read through its store and its tables."""
    with Release(where) as release:
        assert len(list(release.store)) == release.counts["triples"]
        assert release.table("statements").num_rows == release.counts["statements"]
        return [document.id for document in release.documents]


def test_the_last_published_release_is_the_current_one_and_stands_alone(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    first = publish(tmp_path, content, vocabulary)
    second = publish(tmp_path, shorter(content), vocabulary)
    assert (tmp_path / "current").resolve() == second != first
    assert names(tmp_path) == [".lock", "current", "release"]


def test_current_is_a_link_that_can_be_moved_with_its_folder(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    publish(tmp_path / "here", content, vocabulary)
    (tmp_path / "here").rename(tmp_path / "there")
    assert documents(tmp_path / "there") == ["d1"]


def test_a_reader_keeps_its_release_while_a_new_one_comes(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    publish(tmp_path, content, vocabulary)
    with Release(tmp_path) as reader:
        publish(tmp_path, shorter(content), vocabulary)
        kept = (reader.table("statements").num_rows, len(list(reader.store)) == reader.counts["triples"])
        with Release(tmp_path) as newer:
            assert (kept, newer.table("statements").num_rows) == ((2, True), 1)
        assert names(tmp_path).count("release") == 2
    publish(tmp_path, content, vocabulary)
    assert names(tmp_path).count("release") == 1


def test_there_is_a_release_at_every_instant_of_a_switch(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    publish(tmp_path, content, vocabulary)
    with subprocess.Popen(
        [sys.executable, "-c", WATCH, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as watcher:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == "ready\n"
        for _ in range(15):
            publish(tmp_path, content, vocabulary)
        (tmp_path / "enough").touch()
        looked, faults = watcher.communicate(timeout=60)
    assert (watcher.returncode, faults) == (0, "")
    assert int(looked) > 1000


def test_a_release_that_cannot_be_written_leaves_the_old_one_and_no_trace(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    before = publish(tmp_path, content, vocabulary)
    stranger = replace(content.statements[1], subject="https://w3id.org/entente/id/territory/nowhere")
    with pytest.raises(UnknownTermError, match=r"unknown entity in a statement of d1 '.*/nowhere'"):
        publish(tmp_path, replace(content, statements=(stranger,)), vocabulary)
    assert (tmp_path / "current").resolve() == before
    assert names(tmp_path) == [".lock", "current", "release"]


@pytest.mark.parametrize("written", ["store", "names.parquet"])
def test_a_build_killed_in_the_middle_leaves_the_old_release_and_the_next_clears_up(
    first: Path, tmp_path: Path, content: Content, vocabulary: Vocabulary, written: str
) -> None:
    publish(tmp_path, content, vocabulary)
    with held(tmp_path, first / "seeds", written) as process:
        before = (tmp_path / "current").resolve(), documents(tmp_path)
        process.kill()
        process.wait()
    assert ((tmp_path / "current").resolve(), documents(tmp_path)) == before
    assert names(tmp_path) == [".lock", ".unfinished", "current", "release"]
    publish(tmp_path, content, vocabulary)
    assert (documents(tmp_path), names(tmp_path)) == (["d1"], [".lock", "current", "release"])


def test_a_build_killed_at_any_instant_leaves_a_whole_release(
    first: Path, tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    publish(tmp_path, content, vocabulary)
    found = set()
    for moment in range(5):
        left = set(tmp_path.glob(".unfinished-*"))
        with building(tmp_path, first / "seeds") as process:
            while process.poll() is None and set(tmp_path.glob(".unfinished-*")) <= left:
                time.sleep(0.001)
            time.sleep(moment * 0.04)
            process.kill()
            process.wait()
        found.add(documents(tmp_path)[0])
    publish(tmp_path, content, vocabulary)
    assert found <= {"d1", "001_10fd14955a8171a2"}
    assert names(tmp_path) == [".lock", "current", "release"]


def test_of_two_builds_at_once_one_is_refused_and_the_other_finishes(
    first: Path, tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    publish(tmp_path, content, vocabulary)
    with held(tmp_path, first / "seeds", "store") as process:
        with pytest.raises(StoreError) as caught:
            publish(tmp_path, content, vocabulary)
        process.send_signal(signal.SIGCONT)
        assert process.wait(30) == 0
    assert str(caught.value) == (
        f"{tmp_path}: another build is writing here; wait for it or choose another folder with --output"
    )
    assert (documents(tmp_path), names(tmp_path)) == (
        ["001_10fd14955a8171a2"],
        [".lock", "current", "release"],
    )


@pytest.mark.parametrize(
    "output",
    [lambda folder: folder / "file", lambda folder: folder / "file" / "below"],
    ids=["file", "below"],
)
def test_a_folder_that_cannot_be_made_is_told_with_the_reason(
    tmp_path: Path, content: Content, vocabulary: Vocabulary, output: Callable[[Path], Path]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"cannot be written \(.+\); make room or choose another folder"):
        publish(output(tmp_path), content, vocabulary)
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208 names are enough


def test_the_same_content_gives_the_same_files_but_for_store_and_times(
    tmp_path: Path, content: Content, vocabulary: Vocabulary
) -> None:
    turned = replace(content, statements=content.statements[::-1])
    first, second = (publish(tmp_path / name, c, vocabulary) for name, c in (("a", content), ("b", turned)))
    differing = [
        path.relative_to(first)
        for path in first.rglob("*")
        if path.is_file()
        and "store" not in path.parts
        and path.read_bytes() != (second / path.relative_to(first)).read_bytes()
    ]
    assert [str(path) for path in differing] == ["manifest.json"]
