"""Print how long reading a long Word file takes beside python-docx: ``python benchmarks/word.py``, or with a FILE of your own.

README.md beside this file says what is measured and how.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable, Mapping
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import Final

_TOP: Final = Path(__file__).resolve().parents[1]
# The folder of this file goes: it holds a module whose name is the standard library's own.
sys.path[0:1] = [str(_TOP / "src"), str(_TOP / "tests")]

import docx  # noqa: E402
import speechparse  # noqa: E402
from speeches import bulk  # noqa: E402
from speechparse.readers.docx import read_word  # noqa: E402

_PARAGRAPHS: Final = 10_000
_CHARACTERS: Final = 400_000
_SEED: Final = 11
#: Every so many paragraphs one is numbered by Word.
_NUMBERED: Final = 5
_ROUNDS: Final = 5


def word_file() -> bytes:
    """Return varied speeches of ten thousand paragraphs as a Word file, some of them numbered by Word."""
    document = docx.Document()
    lines = cycle(bulk(_CHARACTERS, _SEED).splitlines())
    for index, line in enumerate(islice(lines, _PARAGRAPHS)):
        document.add_paragraph(line, style="List Number" if index % _NUMBERED == 0 else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def readers(data: bytes) -> Mapping[str, Callable[[], object]]:
    """Return what is measured by its name, the first being what the others are measured against."""
    return {
        "python-docx, open and list": lambda: [
            each.text for each in docx.Document(io.BytesIO(data)).paragraphs
        ],
        "speechparse, read_word": lambda: read_word(data),
        "speechparse.load": lambda: speechparse.load(data),
    }


def best_times(jobs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least seconds of processor time that each takes; they take turns."""
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(_ROUNDS):
        for name, job in jobs.items():
            gc.collect()
            start = process_time()
            job()
            best[name] = min(best[name], process_time() - start)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a Word file to read instead of a made-up one")
    file: Path | None = parser.parse_args().file
    data = word_file() if file is None else file.read_bytes()
    word = read_word(data)
    print(f"{len(word.paragraphs):,} paragraphs, {len(word.text):,} characters, {len(data):,} bytes\n")
    times = best_times(readers(data))
    yardstick = next(iter(times.values()))
    for name, seconds in times.items():
        print(f"{name:28} {seconds:7.3f} s {seconds / yardstick:6.2f}")


if __name__ == "__main__":
    main()
