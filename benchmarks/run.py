"""Print how fast the parser is beside Markdown parsers and a bare scan of the same text: ``python benchmarks/run.py``.

README.md beside this file says what is measured and how.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Final

_TOP: Final = Path(__file__).resolve().parents[1]
# The folder of this file goes: it holds a module whose name is the standard library's own.
sys.path[0:1] = [str(_TOP / "src"), str(_TOP / "tests")]

from speeches import bulk  # noqa: E402
from speeches.author import PROSE, Amount  # noqa: E402
from speechparse.grammars import COMPILED_NAME, grammar_folder  # noqa: E402

#: Sizes in bytes of UTF-8; three bytes a Han character.
SIZES: Final[Mapping[str, int]] = {"50 KB": 50_000, "5 MB": 5_000_000}
_SEED: Final = 11
#: How much text there is to an item: ten markers in 1,000 characters, or, as in real papers, four.
DENSITIES: Final[Mapping[str, Amount | None]] = {
    "dense speeches": None,
    "speeches as dense as real papers": PROSE,
}
#: So many texts of the smallest size are measured, since one may hold little of what costs time, or much.
PIECES: Final = 12
#: Rounds at each size: the parsers take turns, and the best round of each counts.
_ROUNDS: Final[Mapping[str, int]] = {"50 KB": 5, "5 MB": 3}
_OTHERS: Final = ("markdown-it-py", "mistune", "regex", "pydantic", "lark")
_START_ROUNDS: Final = 9
_IMPORTS: Final = "import pydantic, lark, regex"
#: What Markdown parsers do not have to do, the least that finding markers asks for: a line start and a numeral.
_BARE: Final = r"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百0-9]+[）)]|[0-9]+[.．、]|第[一二三四五六七八九十百零]+[章节条])"


def text_of(size: int, amount: Amount | None = None) -> str:
    """Return varied speeches of about ``size`` bytes."""
    # About 2.8 bytes a character: what is too much is cut off.
    data = bulk(size // 2, _SEED, amount).encode()[:size]
    return data.decode(errors="ignore")


def texts_of(size: int, amount: Amount | None) -> list[str]:
    """Return the texts of a size: the largest whole, of the others pieces from all over it."""
    largest = max(SIZES.values())
    text = text_of(largest, amount)
    if size == largest:
        return [text]
    length = len(text) * size // largest
    return [text[at : at + length] for at in range(0, len(text) - length, len(text) // PIECES)]


def parsers() -> dict[str, Callable[[str], object]]:
    """Return what is measured by its name, the first being what the others are measured against."""
    import mistune
    import regex
    from markdown_it import MarkdownIt

    import speechparse

    markdown_it = MarkdownIt()
    make_tokens = mistune.create_markdown(renderer=None)
    bare = regex.compile(_BARE)
    return {
        "markdown-it-py": markdown_it.parse,
        "mistune": make_tokens,
        "speechparse.parse": speechparse.parse,
        "bare regex scan": lambda text: sum(1 for _ in bare.finditer(text)),
    }


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the processor time of one run, what it made freed before."""
    gc.collect()
    begun = process_time()
    made = work(text)
    spent = process_time() - begun
    del made
    return spent


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return each parser's best seconds for all texts; they take turns, so that a slow moment strikes all."""
    working = parsers()
    total = dict.fromkeys(working, 0.0)
    for text in texts:
        best = dict.fromkeys(working, float("inf"))
        for _ in range(rounds):
            for name, work in working.items():
                best[name] = min(best[name], seconds(work, text))
        for name, spent in best.items():
            total[name] += spent
    return total


def print_speeds() -> None:
    """Measure and print all sizes of all densities."""
    for density, amount in DENSITIES.items():
        by_character: list[float] = []
        for label, size in SIZES.items():
            texts = texts_of(size, amount)
            spent = measure(texts, _ROUNDS[label])
            characters = sum(map(len, texts))
            print(f"\n{label}, {density}: {characters // len(texts):,} characters, {len(texts)} of them")
            print_table(spent, characters)
            by_character.append(spent["speechparse.parse"] / characters)
        small, large = by_character
        print(f"\nspeechparse.parse, time by the character: 5 MB / 50 KB = {large / small:.2f}")


def print_table(total: Mapping[str, float], characters: int) -> None:
    """Print each parser's speed, and its time as ratios."""
    print(f"{'':20} {'Mchar/s':>8} {'time / markdown-it-py':>22} {'time / bare scan':>17}")
    for name, spent in total.items():
        print(
            f"{name:20} {characters / spent / 1e6:8.2f} {spent / total['markdown-it-py']:22.2f}"
            f" {spent / total['bare regex scan']:17.1f}"
        )


def start(command: list[str], environment: Mapping[str, str]) -> float:
    """Return the processor time, children's, of running a command once."""
    before = _children_time()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(environment))
    return _children_time() - before


def _children_time() -> float:
    """Return the processor time of the child processes so far: in microseconds where the system tells them."""
    try:
        import resource
    except ImportError:
        times = os.times()
        return times.children_user + times.children_system
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_start_up(page: Path | None) -> None:
    """Measure and print the command on one page against importing its three large dependencies."""
    environment = {**os.environ, "PYTHONPATH": str(_TOP / "src")}
    # An installed package has its bytecode: the first round writes it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        if page is None:
            page = Path(folder) / "speech.txt"
            page.write_text(text_of(40_000), encoding="utf-8")
        outline = [sys.executable, "-m", "speechparse", "outline", str(page)]
        imports = [sys.executable, "-c", _IMPORTS]
        rows = {f'python -c "{_IMPORTS}"': imports, "speechparse outline FILE": outline}
        best = dict.fromkeys(rows, float("inf"))
        for _ in range(_START_ROUNDS):
            for name, command in rows.items():
                best[name] = min(best[name], start(command, environment))
        characters = len(page.read_text(encoding="utf-8", errors="replace"))
    print(f"\nstart-up, a page of {characters:,} characters")
    if not Path(grammar_folder(), COMPILED_NAME).exists():
        print(
            "(the grammar is compiled at each start: an installed package, pip install -e . included, need not)"
        )
    least = min(best[name] for name, command in rows.items() if command is imports)
    for name, spent in best.items():
        print(f"{name:46} {spent * 1000:6.0f} ms {spent / least:6.2f}")


def main() -> None:
    """Read the arguments and print everything."""
    options = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__)
    options.add_argument("--page", type=Path, help="the page for the start-up; a made-up one by default")
    options.add_argument("--only", choices=("speed", "start"), help="one of the two parts")
    given = options.parse_args()
    found = ", ".join(f"{name} {version(name)}" for name in _OTHERS)
    print(f"Python {platform.python_version()}, {platform.machine()}; {found}")
    if given.only != "start":
        print_speeds()
    if given.only != "speed":
        print_start_up(given.page)


if __name__ == "__main__":
    main()
