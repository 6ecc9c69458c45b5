"""Write docs/markers.md's tables from styles.STYLES: ``python scripts/marker_page.py``; ``--check`` only compares."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from speechparse.markers import narrow, widen  # noqa: E402
from speechparse.ordinals import System, format_ordinal  # noqa: E402
from speechparse.styles import PLACES, STYLES, Style  # noqa: E402

PAGE: Final = ROOT / "docs" / "markers.md"
#: What is between these lines of the page is written here, one table after the other.
BEGIN: Final = "<!-- {name}: begin -->"
END: Final = "<!-- {name}: end -->"
#: The markers of styles that are no numeral with signs around it.
WORDS: Final = {
    "aspect": ("一方面，", "另一方面，"),
    "sequence": ("首先，", "其次，", "最后，"),
    "one-is": ("一个是", "再一个是"),
    "decimal-multi": ("1.1", "1.2"),
}
#: The places of styles.PLACES in words.
PLACE_NAMES: Final = {
    "line": "line start",
    "stop": "after 。",
    "semicolon": "after ；",
    "colon": "after ：",
    "comma": "after ，",
    "enumeration": "after 、",
    "quote": "after a quote or bracket",
    "clause": "inside a clause",
    "blank": "after a blank",
}


def samples(style: Style) -> tuple[str, ...]:
    """Return the first markers of a style as they are mostly written, without the blank after them."""
    if style.name in WORDS:
        return WORDS[style.name]
    return tuple(style.write.format(format_ordinal(n, System(style.system))).strip("\u3000") for n in (1, 2))


def other_width(marker: str) -> str:
    """Return a marker with its signs in the other width, or an empty string where there is none."""
    return next((other for other in (narrow(marker), widen(marker)) if other != marker), "")


def style_table() -> str:
    """Return the table of all styles, in the order of the grammar."""
    lines = [
        "| style | markers | in the other width | numerals | family | rank |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for style in STYLES:
        markers = samples(style)
        blank = "␣" if style.write.endswith("\u3000") else ""
        shown = " ".join(f"`{marker}{blank}`" for marker in markers)
        other = other_width(markers[0])
        cells = [
            f"`{style.name}`",
            shown,
            f"`{other}`" if other else "",
            style.system,
            style.family if style.family != style.name else "",
            "" if style.rank is None else str(style.rank),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def cost_table() -> str:
    """Return the table of what places cost, one line for the styles that share their costs."""
    groups: dict[tuple[float, ...], list[str]] = {}
    for style in STYLES:
        groups.setdefault(style.costs, []).append(style.name)
    heads = " | ".join(PLACE_NAMES[name] for name in PLACES)
    lines = [f"| styles | {heads} |", f"| --- |{' --- |' * len(PLACES)}"]
    for costs, names in groups.items():
        cells = " | ".join(f"{cost:+g}" if cost else "0" for cost in costs)
        lines.append(f"| {', '.join(names)} | {cells} |")
    return "\n".join(lines)


TABLES: Final = {"styles": style_table, "places": cost_table}


def written(page: str) -> str:
    """Return the page with its tables made anew."""
    for name, table in TABLES.items():
        begin, end = BEGIN.format(name=name), END.format(name=name)
        head, rest = page.split(begin)
        tail = rest.split(end)[1]
        page = f"{head}{begin}\n\n{table()}\n\n{end}{tail}"
    return page


def main() -> int:
    """Write the page, or say whether it would change."""
    options = argparse.ArgumentParser(prog="marker_page", description=__doc__)
    options.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where the page would change"
    )
    check = options.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    made = written(page)
    if made == page:
        return 0
    print(f"{PAGE.relative_to(ROOT)} {'is not up to date' if check else 'written'}")
    if not check:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    return int(check)


if __name__ == "__main__":
    raise SystemExit(main())
