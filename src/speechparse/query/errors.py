"""The one error of selectors and paths."""

from __future__ import annotations

from typing import Final

from speechparse.errors import SpeechparseError

#: How much of a long selector a message shows, before and after the place.
_SHOWN: Final = 30
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_TO_HALF: Final = 0xFEE0


class SelectorError(SpeechparseError, ValueError):
    """A selector or a path cannot be read, or its pattern runs too long.

    ``selector`` is the whole of it, ``offset`` the place in it (from 0, in code points), ``problem`` what is wrong
    there, and ``expected`` what could stand there instead: an empty tuple where that cannot be said.
    """

    def __init__(self, selector: str, offset: int, problem: str, expected: tuple[str, ...] = ()) -> None:
        self.selector = selector
        self.offset = offset
        self.problem = problem
        self.expected = expected
        wanted = f"; expected {_either(expected)}" if expected else ""
        super().__init__(f"{problem}{wanted}: character {offset + 1} of {_shown(selector, offset)}")

    def __reduce__(self) -> tuple[type[SelectorError], tuple[str, int, str, tuple[str, ...]]]:
        return SelectorError, (self.selector, self.offset, self.problem, self.expected)


def found(selector: str, offset: int) -> str:
    """Say what stands at a place, and that a full-width sign is one."""
    if offset >= len(selector):
        return "the selector ends here" if selector.strip() else "the selector is empty"
    sign = selector[offset]
    if ord(sign) in _FULL_WIDTH:
        return f"found {sign!r}, a full-width sign (the half-width one is {chr(ord(sign) - _TO_HALF)!r})"
    return f"found {sign!r}"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _shown(selector: str, offset: int) -> str:
    begin = max(0, offset - _SHOWN)
    end = offset + _SHOWN
    return f"{'…' * (begin > 0)}{selector[begin:end]!r}{'…' * (end < len(selector))}"
