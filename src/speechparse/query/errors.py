"""The one error of selectors and paths."""

from __future__ import annotations

from typing import Final

from speechparse.errors import SpeechparseError
from speechparse.query.problems import IN_CHINESE, PROBLEMS

#: How much of a long selector a message shows, before and after the place.
_SHOWN: Final = 30
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_TO_HALF: Final = 0xFEE0


class SelectorError(SpeechparseError, ValueError):
    """A selector or a path cannot be read, or its pattern runs too long.

    ``selector`` is the whole of it, ``offset`` the place in it (from 0, in code points), ``problem`` what is wrong
    there, and ``expected`` what could stand there instead: an empty tuple where that cannot be said. ``key`` names the
    problem, ``values`` are what it speaks of; the error's text is in English.
    """

    def __init__(
        self, selector: str, offset: int, key: str, expected: tuple[str, ...] = (), **values: object
    ) -> None:
        self.selector = selector
        self.offset = offset
        self.key = key
        self.expected = expected
        self.values = values
        self.problem = PROBLEMS[key].en.format(**values)
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """Return what is wrong and where, in ``"zh"`` or ``"en"``, in one line."""
        shown = _shown(self.selector, self.offset)
        if language == "en":
            wanted = f"; expected {_either(self.expected, ', ', ' or ')}" if self.expected else ""
            return f"{self.problem}{wanted}: character {self.offset + 1} of {shown}"
        values = {name: IN_CHINESE.get(str(value), value) for name, value in self.values.items()}
        names = tuple(IN_CHINESE.get(name, name) for name in self.expected)
        wanted = f"；可以是 {_either(names, '、', ' 或 ')}" if names else ""
        return f"{PROBLEMS[self.key].zh.format(**values)}{wanted}：{shown} 的第 {self.offset + 1} 字"


def unexpected(selector: str, offset: int, expected: tuple[str, ...]) -> SelectorError:
    """Return the error for what stands at a place, which says that a full-width sign is one."""
    if offset >= len(selector):
        return SelectorError(selector, offset, "ends" if selector.strip() else "empty", expected)
    sign = selector[offset]
    if ord(sign) in _FULL_WIDTH:
        half = repr(chr(ord(sign) - _TO_HALF))
        return SelectorError(selector, offset, "full-width", expected, sign=repr(sign), half=half)
    return SelectorError(selector, offset, "found", expected, sign=repr(sign))


def _either(names: tuple[str, ...], between: str, last: str) -> str:
    return last.join(filter(None, (between.join(names[:-1]), names[-1])))


def _shown(selector: str, offset: int) -> str:
    begin = max(0, offset - _SHOWN)
    end = offset + _SHOWN
    return f"{'…' * (begin > 0)}{selector[begin:end]!r}{'…' * (end < len(selector))}"
