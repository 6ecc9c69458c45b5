"""Print where the time of a parse goes, stage by stage: ``python benchmarks/profile.py``, and by function with --calls."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any, Final

_TOP: Final = Path(__file__).resolve().parents[1]
# The folder of this file goes: it holds a module whose name is the standard library's own.
sys.path[0:1] = [str(_TOP / "src"), str(_TOP / "tests")]

from speeches import bulk  # noqa: E402

_ROUNDS: Final = 5


class Clock:
    """Runs stages with the collector paused, and keeps the best time of each."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], Any]) -> Any:
        """Run a stage and return what it gives."""
        begun = process_time()
        made = work()
        spent = process_time() - begun
        self.best[name] = min(spent, self.best.get(name, spent))
        return made


def stages(text: str, clock: Clock) -> None:
    """Run the stages of a parse one after the other, as the pipeline does."""
    from speechparse.builder import parse_tokens
    from speechparse.layout import lay_out
    from speechparse.lexer import find_candidates
    from speechparse.reading import read
    from speechparse.reading.lines import find_lines

    reading = clock.run("reading: damage undone", lambda: read(text))
    lines = clock.run("  lines (part of layout)", lambda: find_lines(reading.text))
    clock.run("  candidates (part of layout)", lambda: find_candidates(reading.text, lines))
    tokens = clock.run("layout: tokens", lambda: lay_out(reading))
    clock.run("parser and builder: the tree", lambda: parse_tokens(tokens, text))


def print_stages(text: str) -> None:
    """Measure and print the stages."""
    clock = Clock()
    for _ in range(_ROUNDS):
        gc.collect()
        gc.disable()
        try:
            stages(text, clock)
        finally:
            gc.enable()
    whole = sum(spent for name, spent in clock.best.items() if not name.startswith(" "))
    print(f"{len(text):,} characters, {whole * 1000:.1f} ms, {len(text) / whole / 1e6:.2f} Mchar/s")
    for name, spent in clock.best.items():
        print(
            f"{name:32} {spent * 1000:9.2f} ms {spent / whole:6.0%} {spent / len(text) * 1e9:8.0f} ns a character"
        )


def print_calls(text: str, shown: int) -> None:
    """Print the functions in which most time is spent."""
    import cProfile
    import pstats

    import speechparse

    speechparse.parse(text[:1000])
    profiler = cProfile.Profile()
    profiler.runcall(speechparse.parse, text)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(shown)


def main() -> None:
    """Read the arguments and print."""
    options = argparse.ArgumentParser(prog="benchmarks/profile.py", description=__doc__)
    options.add_argument("--chars", type=int, default=300_000)
    options.add_argument("--file", type=Path, help="a text of one's own instead of made-up speeches")
    options.add_argument("--calls", type=int, default=0, metavar="N", help="the N dearest functions too")
    given = options.parse_args()
    text = given.file.read_text(encoding="utf-8") if given.file else bulk(given.chars, 11)
    print_stages(text)
    if given.calls:
        print_calls(text, given.calls)


if __name__ == "__main__":
    main()
