"""Pattern files say each thing once: of two lists under one name, YAML would keep the last without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kg.resources import ontology_folder

FILES = sorted(ontology_folder().rglob("*.yaml"))


def doubles(node: yaml.Node) -> Iterator[str]:
    """The keys that stand twice in one mapping, and the ids that two items of one list have."""
    if isinstance(node, yaml.MappingNode):
        counts = Counter(key.value for key, _ in node.value)
        yield from (f"{key}, line {node.start_mark.line + 1}" for key, of in counts.items() if of > 1)
        for _, value in node.value:
            yield from doubles(value)
    elif isinstance(node, yaml.SequenceNode):
        ids = Counter(
            value.value
            for item in node.value
            if isinstance(item, yaml.MappingNode)
            for key, value in item.value
            if key.value == "id"
        )
        yield from (f"id {name}" for name, of in ids.items() if of > 1)
        for item in node.value:
            yield from doubles(item)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_list_or_pattern_is_written_twice(path: Path) -> None:
    assert list(doubles(yaml.compose(path.read_text("utf-8")))) == []


def test_what_is_written_twice_is_found() -> None:
    text = "a: [1]\nb:\n  - {id: x}\n  - {id: x}\na: [2]\n"
    assert list(doubles(yaml.compose(text))) == ["a, line 1", "id x"]
