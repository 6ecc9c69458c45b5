"""The costs of layout's moves in one table, each with its reason. Negative is evidence for a marker.

What a candidate costs by its style and place stands in ``styles.STYLES``. A cost is in "nats of surprise", roughly:
what differs by 3 is clear, by 1 doubtful. docs/architecture.md says how they were set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Costs:
    """What layout's moves cost besides the place of the marker."""

    #: A list begins: most marker-like places that begin nothing are ruled out by this alone.
    open: float = 2.5
    #: A list that begins with a number above one and runs on from no other: an author's slip, or text.
    late: float = 3.0
    #: The same right after a lead-in's colon, where a first item is due.
    late_led_in: float = 1.0
    #: Each number that a late list leaves out, up to four.
    late_step: float = 0.5
    #: Numbers run on from a closed list under another parent: common, （一）…（五） and then （六）.
    run_on: float = 0.5
    #: The same right under the other parent's few words: it is their heading.
    run_on_headed: float = -1.0
    #: The same under the same parent: a paragraph in between has not ended the list, continuing was due.
    run_on_same: float = 6.0
    #: A list of one item that nothing continues, inline: 首先 with no 其次 is running text.
    lone: float = 7.0
    #: The same at a line's start and of a kind that numbers headings: the rest of the paper may be lost.
    lone_heading: float = 0.0
    #: The same of a decimal outline where the number under it, or above, stands beside it: 2 机构 2.1 指挥部.
    lone_chained: float = -1.5
    #: The same of a first chapter in the text, right after whose heading the articles begin: 第一章总则 第一条….
    lone_chapter: float = -1.5
    #: The same of a first number where the text breaks off in mid-sentence: the others may stand in what is not here.
    lone_cut: float = -1.0
    #: A list goes on right after a lead-in's colon, where another should begin.
    led_in: float = 1.5
    #: A list is closed although its next number is still to come.
    premature: float = 2.5
    #: One number left out by an item that is parted as those before it are, and not by a stop: 一是…，二是…，四是….
    gap_in_line: float = 1.0
    #: One number left out; and each further one.
    gap: float = 2.0
    gap_step: float = 0.5
    #: The same number once more.
    repeat: float = 2.0
    #: A number that the list left out comes after all: two items changed places, so that half the gap is undone.
    swapped: float = -1.0
    #: A number below the last that was not left out.
    backward: float = 9.0
    #: A word (其次, 最后, 一个是) goes on a list of a paragraph that the text has left behind.
    word_past: float = 3.0
    #: A list goes on in another verb (一是 … 二要).
    other_verb: float = 2.5
    #: An item at a line's start in a list whose items stand in the text, or the other way round.
    place_mixed: float = 1.5
    #: The same of the next number behind a semicolon, in the line of the item before it: a line break was lost.
    break_lost: float = 0.5
    #: Items of one list are parted by ；, this one by 。, or the other way round.
    parting_mixed: float = 0.7
    #: A list under an item that an unnumbered paragraph has left behind.
    left_behind: float = 2.5
    #: Each further such paragraph, up to four.
    left_behind_step: float = 0.5
    #: The same for an item of an inline list, which hardly ever outlives its paragraph.
    left_behind_inline: float = 5.0
    #: The same where other items of the list have several paragraphs.
    left_behind_long: float = 0.3
    #: A list under the last item of an inline list, where sentences stand between and its siblings are one each.
    spoken_past: float = 3.0
    #: The innermost item is left in mid-sentence.
    mid_sentence: float = 3.0
    #: A higher kind of marker inside a lower one.
    inverted: float = 2.5
    #: A kind inside itself: inline (一是 in 一是) it happens, at line starts hardly ever.
    nested_inline: float = 1.0
    nested_block: float = 3.0
    #: The same under an item that is whole in its line, and leads to nothing: a second list begins beside it.
    nested_under_whole: float = 8.0
    #: A kind inside itself with another kind between (一、 in （一） in 一、): at line starts it begins afresh instead.
    reopened_inline: float = 0.5
    reopened_block: float = 4.0
    #: A list at line starts inside an inline item.
    block_in_inline: float = 2.5
    #: A second list of one family under one parent, with nothing in between …
    again: float = 5.0
    #: … with unnumbered paragraphs in between …
    again_after_text: float = 1.5
    #: … in the text of its heading, each paragraph of which may have its list …
    again_in_text: float = 0.5
    #: … or with a line in between that may be a heading without a number.
    again_after_heading: float = 0.3
    #: A list begins elsewhere than under the innermost item, which goes on or has only begun.
    leave: float = 1.0
    #: A heading on its own line is followed at once by a list that is not under it.
    leave_heading: float = 4.0
    #: A list begins in the paragraph of an item that began a line, and not under that item, in whose text it stands.
    leave_line: float = 3.0
    #: A list inside a paragraph of a heading's own text does not stand in it.
    leave_body: float = 4.0
    #: The two families have been seen one inside the other before in this reading.
    seen_pair: float = -2.0
    #: A list at line starts begins beside a list of a higher kind instead of inside its last item.
    beside_higher: float = 2.0
    #: A lead-in announced as many items as follow; or another number.
    announced: float = -2.0
    miscounted: float = 1.0
    #: A first marker in mid-clause soon after a heading whose line break was lost.
    title_zone: float = -0.7
    #: A chapter, division or article in such a place, of any number: 第二章　拍卖标的第六条.
    title_zone_high: float = -2.0
    #: The next number right after a heading of its own kind: （一）眼界不宽（二）步子不大.
    title_zone_next: float = -2.5
    #: A first marker after a comma whose next stands at a line's start: 会议决定，一、…; or after a lead-in: 概括起来讲，1.….
    first_inline: float = -2.0
    #: 一是 in mid-clause: as a verb with its subject it stands there as well.
    first_unanswered: float = 2.0
    #: The same where 二是 follows behind a stop or a semicolon.
    first_in_clause: float = 1.0
    #: A list goes on past a Markdown heading without a number that is as high as its items' or higher.
    past_heading: float = 2.5
    #: A list goes on across what looks like the beginning of another speech.
    across: float = 4.0


COSTS: Final = Costs()

#: Families that may number one list between them, and what the change costs: the slip of 1. and 2、 in one
#: list is common, that of 二、 and 第三、 was seen, 首先 and 第二 in one list are ordinary.
MIXED: Final[dict[tuple[str, str], float]] = {
    pair: cost
    for cost, pairs in (
        (0.3, (("sequence", "ordinal"),)),
        (
            1.5,
            (
                ("decimal-dot", "decimal-comma"),
                ("decimal-paren", "decimal-right-paren"),
                ("chinese-paren", "chinese-right-paren"),
                ("decimal-dot", "decimal-blank"),
                ("decimal-comma", "decimal-blank"),
                ("chinese-comma", "chinese-blank"),
                ("decimal-dot", "full-stop-decimal"),
                ("decimal-paren", "paren-decimal"),
            ),
        ),
        (
            4.0,
            (
                ("chinese-comma", "ordinal"),
                ("chinese-comma", "chinese-paren"),
                ("chinese-comma", "decimal-comma"),
                ("chinese-comma", "decimal-dot"),
                ("decimal-dot", "decimal-paren"),
                ("decimal-dot", "circled"),
                ("decimal-paren", "circled"),
            ),
        ),
    )
    for one, other in pairs
    for pair in ((one, other), (other, one))
}
