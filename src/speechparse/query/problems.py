"""What can be wrong with a selector or a path, and what could stand there instead, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speechparse.diagnostic import Message

PROBLEMS: Final[Mapping[str, Message]] = {
    "empty": Message("选择器是空的", "the selector is empty"),
    "ends": Message("写到这里就断了", "the selector ends here"),
    "found": Message("这里不该是 {sign}", "found {sign}"),
    "full-width": Message(
        "这里不该是全角的 {sign}（半角是 {half}）",
        "found {sign}, a full-width sign (the half-width one is {half})",
    ),
    "no-condition": Message("没有这样的条件", "there is no such condition"),
    "open-quote": Message("引号没有配对", "the quote is not closed"),
    "no-kind": Message("没有 {name} 这种节点", "there is no kind {name}"),
    "no-attribute": Message("没有 {name} 这个属性", "there is no attribute {name}"),
    "not-compared": Message(
        "{name} 的值是{values}，不能用 {operator} 比较",
        "the values of {name} are {values}, which {operator} does not compare",
    ),
    "no-number": Message("{value} 不是数，而 {name} 是数", "{value} is no number, as {name} is"),
    "no-truth": Message("{name} 不会是 {value}", "{name} is not {value}"),
    "no-node-0": Message("没有第 0 个节点", "there is no node 0"),
    "large-number": Message("数太大", "the number is too large"),
    "long-selector": Message("选择器最多 {most} 字", "a selector has at most {most} characters"),
    "too-deep": Message(
        ":not( 和 :has( 最多套 {most} 层", ":not( and :has( stand at most {most} deep in one another"
    ),
    "long-pattern": Message("正则表达式最多 {most} 字", "a pattern has at most {most} characters"),
    "many-repetitions": Message(
        "正则表达式里的重复超过 {most} 次", "the pattern has more than {most} repetitions"
    ),
    "wrong-pattern": Message("正则表达式有误：{reason}", "the pattern is wrong: {reason}"),
    "large-pattern": Message("正则表达式套得太深或太大", "the pattern is too deep or too large"),
    "slow-pattern": Message(
        "正则表达式用时超过 {seconds} 秒", "the pattern took longer than the {seconds} seconds that it has"
    ),
    "speech-0": Message("讲话从 1 数起", "speeches are counted from 1"),
    "section-0": Message("同名的节从 1 数起", "sections of one name are counted from 1"),
    "empty-path": Message("路径没有说是哪一节", "the path names no section"),
    "empty-step": Message("路径中有一步是空的", "a step of the path is empty"),
}
#: The English words of what is expected, or of values, that are no names of the language; names stay as they are.
IN_CHINESE: Final[Mapping[str, str]] = {
    "a kind": "节点名",
    "an attribute": "属性名",
    "an operator (= != *= ^= $= < <= > >= ~=)": "比较符（= != *= ^= $= < <= > >= ~=）",
    "a value": "值",
    "words in quotes": "引号里的词句",
    "words": "词句",
    "a number, 2n+1, odd or even": "数、2n+1、odd 或 even",
    "a number from 1": "从 1 起的数",
    "from -1 backwards": "从 -1 起的负数",
    "a blank": "空格",
    "the end": "结尾",
    "a marker": "编号",
    "a number": "数",
    "a title": "标题",
    "numbers": "数",
    "true or false": "true 或 false",
}
