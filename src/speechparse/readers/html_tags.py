"""The tags of an HTML text, with their places: a scan that takes anything, in linear time.

It differs from a browser where a browser drops words: an unclosed comment or tag hides nothing after it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: A quoted value may hold > and <; a tag that is not closed ends where the next one begins.
_TAG: Final = re.compile(
    r"<(?P<slash>/?)(?P<name>[a-zA-Z][\w:-]*+)(?=[\s/>])"
    r"(?P<attributes>(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)(?P<end>>|(?=<)|\Z)",
    re.ASCII,
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++)))?+"
)
#: What holds no tags: all up to the closing tag is its own.
RAW: Final = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})
_RAW_ENDS: Final = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]*+>?", re.IGNORECASE) for name in RAW}
#: The name of comments, declarations and processing instructions.
REMARK: Final = "!"


class Tag(NamedTuple):
    """A tag at ``[start, end)``; with an element of ``RAW`` all of it, content and closing tag included."""

    start: int
    end: int
    name: str
    is_closing: bool
    attributes: str

    def attribute(self, name: str) -> str | None:
        """Return the value of an attribute, "" where it has none, None where the tag has no such attribute."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found["name"].lower() == name:
                return html.unescape(found["double"] or found["single"] or found["bare"] or "")
        return None


def find_tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text, in order; a < that begins none is left in the text."""
    scan = _Scan(text)
    at = text.find("<")
    while 0 <= at < scan.last:
        tag = scan.tag(at)
        if tag is None:
            at += 1
        else:
            yield tag
            at = tag.end
        at = text.find("<", at)


class _Scan:
    """Remembers what the text has no more of, so that nothing is sought to its end twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last = text.rfind(">")
        self.lacking: set[str] = set()

    def tag(self, at: int) -> Tag | None:
        following = self.text[at + 1 : at + 2]
        if following in ("!", "?"):
            return self.remark(at)
        found = _TAG.match(self.text, at)
        if found is None or (not found["end"] and found.end() == len(self.text)):
            return None
        name = found["name"].lower()
        is_closing = bool(found["slash"])
        end = found.end()
        if (
            name in RAW
            and not is_closing
            and name not in self.lacking
            and not found["attributes"].endswith("/")
        ):
            end = self.end_of_raw(name, end)
        return Tag(at, end, name, is_closing, found["attributes"])

    def remark(self, at: int) -> Tag | None:
        text = self.text
        if text.startswith("<!--", at) and "-->" not in self.lacking:
            end = text.find("-->", at + 4)
            if end >= 0:
                return Tag(at, end + 3, REMARK, False, "")
            self.lacking.add("-->")
        if text.startswith("<!--", at):
            return Tag(at, at + 4, REMARK, False, "")
        end = text.find(">", at)
        return Tag(at, end + 1, REMARK, False, "") if end >= 0 else None

    def end_of_raw(self, name: str, start: int) -> int:
        found = _RAW_ENDS[name].search(self.text, start)
        if found is not None:
            return found.end()
        self.lacking.add(name)
        # A script that is not closed hides the rest in a browser too; other words are shown.
        return len(self.text) if name in ("script", "style") else start
