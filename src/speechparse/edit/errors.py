"""What is raised where an edit cannot be made so that it reads back, and its reasons in Chinese and in English."""

from __future__ import annotations

from typing import Final

from speechparse.diagnostic import Message
from speechparse.errors import SpeechparseError

#: Why an edit is refused; the names in braces are the values of the error.
REASONS: Final[dict[str, Message]] = {
    "no-section": Message("没有 {path} 这一节", "there is no section {path}"),
    "no-number": Message(
        "没有编号的标题不在任何一组编号里", "a heading without a number stands in no list of sections"
    ),
    "no-title": Message(
        "{section} 没有标题，编号后面就是正文", "{section} has no title: its text follows its number at once"
    ),
    "empty-title": Message("标题要有字，两头不留空格", "a title has words, and no blanks around them"),
    "long-title": Message("标题只能占一行", "a title stands in one line"),
    "as-text": Message(
        "改完读不回来：{meant} 会被读成正文",
        "it would not read back: {meant} would be read as running text",
    ),
    "as-section": Message(
        "改完读不回来：{found} 会被读成一节", "it would not read back: {found} would be read as a section"
    ),
    "as-other": Message(
        "改完读不回来：该是 {meant} 的地方会读成 {found}",
        "it would not read back: {meant} would be read as {found}",
    ),
    "other-level": Message(
        "改完读不回来：{meant} 会落在第 {found} 层，不是第 {level} 层",
        "it would not read back: {meant} would stand at level {found}, not {level}",
    ),
    "other-title": Message(
        "改完读不回来：{meant} 的标题会读成“{found}”",
        "it would not read back: {meant} would have the title “{found}”",
    ),
    "no-number-left": Message(
        "{marker} 改不成第 {number} 号（{reason}）", "{marker} cannot become number {number} ({reason})"
    ),
    "no-such-manner": Message(
        "{marker} 不能照 {like} 的样子写（{reason}）", "{marker} cannot be written like {like} ({reason})"
    ),
    "lone-word": Message("只剩一个“{word}”，不成一组", "a lone {word} is no list"),
    "pair": Message(
        "“{first}”和“{last}”成对，不能多一项少一项",
        "{first} and {last} are a pair: there is no word for an item more or less",
    ),
    "no-word-left": Message("没有可用的次序词再添一项", "there is no sequence word left for one more item"),
    "mixed-words": Message(
        "这组项目既用次序词又用数字，末项是次序词，请手工修改",
        "this list counts with words and numerals and ends in a word; change it by hand",
    ),
    "between": Message(
        "项与项之间夹着别的文字，请手工移动",
        "something stands between the items of the list; move them by hand",
    ),
    "none-left": Message(
        "前文预告了 {count} 项，这样就一项也没有了", "{count} are announced, and none would be left"
    ),
    "referred-to": Message(
        "第 {line} 行提到了它（{words}），请先改那里",
        "line {line} refers to it ({words}); change that first",
    ),
    "inside-itself": Message(
        "{section} 不能移到自己里面", "{section} cannot be moved to a place inside itself"
    ),
    "other-list": Message(
        "段落里的项只能在本组之内移动", "an item inside a paragraph can be moved in its own list only"
    ),
    "nothing-above": Message("{section} 之上没有带编号的节", "{section} has no numbered section above it"),
    "nothing-before": Message(
        "{section} 是本组第一项，前面没有可以归入的节",
        "{section} is the first of its list: no section before it could take it in",
    ),
    "no-level": Message(
        "{section} 在段落里，只有标题才有层次",
        "{section} stands inside a paragraph; only headings have levels",
    ),
    "no-scheme": Message(
        "方案要么是 {known}，要么是用逗号隔开的各级编号，如 一、,（一）,1.",
        "a scheme is one of {known}, or markers with commas between, as 一、,（一）,1.",
    ),
    "no-marker": Message(
        "{sample} 不是带数字的编号；可以写 一、 （一） 1. (1) ① 这样的",
        "{sample} is no marker with a numeral; samples are such as 一、 （一） 1. (1) ①",
    ),
    "few-levels": Message(
        "方案只有 {count} 级，而 {marker} 要到第 {level} 级",
        "the scheme has {count} levels, and {marker} would be of level {level}",
    ),
    "unknown-below": Message(
        "不知道 {marker} 之下该怎样编号", "it cannot be told how sections below {marker} are numbered"
    ),
}


class EditError(SpeechparseError, ValueError):
    """An edit is refused, and nothing was changed.

    ``key`` names the reason, ``values`` are what it speaks of; the error's text is the reason in English.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.said("en"))

    @property
    def reason(self) -> str:
        """Why, in one line of English."""
        return self.said("en")

    def said(self, language: str) -> str:
        """Return the reason in ``"zh"`` or ``"en"``."""
        message = REASONS[self.key]
        return (message.zh if language == "zh" else message.en).format(**self.values)
