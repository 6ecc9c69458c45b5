"""Try the promises of every text on many made-up, damaged and hostile ones: ``python scripts/fuzz.py --count 100000``.

Prints each text that breaks one, made as short as cutting makes it, and leaves with 1 where there is any. The same
numbers give the same texts; ``--first`` begins elsewhere.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

_TOP: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TOP / "src"), str(_TOP / "tests")]

from promises import broken, hostile, made  # noqa: E402

#: Every so many texts is a made-up speech, which takes as long as many hostile ones.
_SPEECH_EVERY: Final = 20
_UNICODE_EVERY: Final = 7
_SHOWN: Final = 10
_REPORT_SECONDS: Final = 20.0


def text_of(number: int) -> tuple[str, str]:
    """Return the kind and the text of this number."""
    if number % _SPEECH_EVERY == 0:
        return "made-up speech", made(number)
    if number % _UNICODE_EVERY == 0:
        rng = Random(f"unicode {number}")
        top = rng.choice((0x80, 0x3100, 0xA000, 0x10000, 0x110000))
        return "any Unicode", "".join(chr(rng.randrange(top)) for _ in range(rng.randint(0, 200)))
    return hostile(number)


def problems(text: str) -> list[str]:
    """Return what is broken; an exception is a promise broken too."""
    try:
        return broken(text)
    except Exception as error:  # noqa: BLE001
        return [f"{type(error).__name__}: {error}"]


def shortened(text: str) -> str:
    """Cut pieces out of a text as long as something stays broken."""
    piece = len(text) // 2
    while piece:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + piece :]
            if problems(shorter):
                text = shorter
            else:
                at += piece
        piece //= 2
    return text


def main() -> int:
    """Read the arguments, try the texts, print what was found."""
    options = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--first", type=int, default=0)
    given = options.parse_args()
    kinds: Counter[str] = Counter()
    characters = bad = 0
    begun = reported = time.monotonic()
    for number in range(given.first, given.first + given.count):
        kind, text = text_of(number)
        kinds[kind] += 1
        characters += len(text)
        found = problems(text)
        if found:
            bad += 1
            if bad <= _SHOWN:
                print(f"number {number}, {kind}: {found[0]}\n  {shortened(text)!a}", flush=True)
        if time.monotonic() - reported > _REPORT_SECONDS:
            reported = time.monotonic()
            done = number - given.first + 1
            print(f"{done:,} texts, {bad} bad, {reported - begun:.0f} s", file=sys.stderr, flush=True)
    seconds = time.monotonic() - begun
    print(f"{given.count:,} texts, {characters:,} characters, {bad} bad, {seconds:.0f} s")
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common(6)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
