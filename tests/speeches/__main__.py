"""Prints one made-up paper for eyes: ``PYTHONPATH=src:tests python -m speeches --seed 3 --truth``."""

from __future__ import annotations

import argparse

from speeches.damage import KINDS, damage
from speeches.making import PROFILES, make
from speeches.show import outline


def main() -> None:
    """Read the arguments and print."""
    options = argparse.ArgumentParser(prog="speeches", description=__doc__)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--profile", choices=PROFILES)
    options.add_argument("--held-out", action="store_true", help="the other bank of words and shapes")
    options.add_argument("--damage", default="", help=f"kinds, with commas between: {', '.join(KINDS)}")
    options.add_argument("--truth", action="store_true", help="print the outline and the phenomena too")
    given = options.parse_args()
    speech = make(given.seed, profile=given.profile, held_out=given.held_out)
    if given.damage:
        speech = damage(speech, given.damage.split(","), given.seed)
    print(speech.text)
    if given.truth:
        print("-" * 60)
        print(outline(speech))
        print(f"{speech.profile}: {', '.join(speech.labels)} ({len(speech.text):,} characters)")


if __name__ == "__main__":
    main()
