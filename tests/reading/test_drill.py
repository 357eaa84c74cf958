"""A small drill: damaged copies of an invented document are read, or refused in one line, within their time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = """---
title: Joint Statement on Ports
date: 2024-05-02
---

# Joint Statement

Japan and Chile launched the Harbour Security Partnership (HSP) in Tokyo on May 2, 2024[^1]. The two countries will
hold a dialogue on semiconductors each year, and Peru intends to join it.

- Japan will chair the first session; Chile and Peru "will host the second".
- The Port Council met on 3 June 2023 (see annex).

| Action | Date |
| --- | --- |
| Study of cables with Japan | 2025-2027 |

[^1]: With the European Union.
"""


def test_damaged_copies_are_read_or_refused_in_time(tmp_path: Path) -> None:
    (tmp_path / "statement.md").write_text(TEXT, "utf-8")
    (tmp_path / "statement.txt").write_text(TEXT.replace("#", ""), "utf-8")
    words = [
        str(ROOT / "scripts" / "drill-reading"),
        str(tmp_path),
        "--mutations",
        "20",
        "--jobs",
        "1",
        "--seed",
        "7",
    ]
    done = subprocess.run(
        [sys.executable, *words, "--megabytes", "0.2"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "22 texts, 0 wrong", "")
