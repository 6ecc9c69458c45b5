"""Which list another goes on with: numbers that run on under the next heading, with or without a slip where they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from speechparse.lint.views import ListView

#: Articles run on over chapters, whatever slips there are.
ARTICLE: Final = "article"
#: A list that begins so low begins by itself.
_SECOND: Final = 2
#: Where so many lists begin anew, one that alone goes on with the numbers before it is no run of numbers.
_HABIT: Final = 2


class Habits:
    """How the lists of one kind and depth begin under another heading of the same list: anew, or where the last one ended."""

    def __init__(self) -> None:
        self.anew = 0
        self.running_on = 0

    def note(self, view: ListView, before: ListView) -> None:
        """Note how a list begins; ``before`` is the one of its kind before it."""
        if not crosses(view, before):
            return
        if view.ordinals[0] == 1:
            self.anew += 1
        elif view.ordinals[0] == max(before.ordinals) + 1:
            self.running_on += 1

    def begin_anew(self, exactly: bool) -> bool:
        """Say whether a list should begin at one; ``exactly`` says that it does begin where the last one ended."""
        return self.anew >= _HABIT and self.running_on == 1 if exactly else self.anew > 0 == self.running_on


def crosses(view: ListView, before: ListView) -> bool:
    """Say whether two lists stand under two numbered headings of one list."""
    parents = (view.parent, before.parent)
    is_numbered = all(parent is not None and parent.marker is not None for parent in parents)
    return is_numbered and view.above is before.above and view.parent is not before.parent


def list_before(view: ListView) -> ListView | None:
    """Return the list whose numbers one that does not begin at one goes on with, None where it begins by itself."""
    first = view.ordinals[0]
    if _begins_with_slip(view):
        return view.above
    before = view.before
    if before is None:
        # Articles under a chapter's divisions go on with those of a chapter that has none, and stand deeper.
        return view.speech.ending_at.get((view.family, first - 1)) if view.node.continues else None
    last = max(before.ordinals)
    if _should_begin_anew(view, before):
        return None
    if not view.is_inline and _changed_places(view, before):
        return before
    # （一）…（五） and then （十一）（七）: one wrong number, and no list that begins with it.
    is_slip = view.ordinals[1:2] == [last + 2] and first != last + 1
    if is_slip and (before.parent is view.parent or not view.is_inline):
        return before
    if before.follows is not None and first == last and before.start == first:
        # 第五条 and then 第六条，第六条: the second goes on with the first, and not once more with 第五条.
        return before
    for earlier in (before, view.speech.ending_at.get((view.family, first - 1))):
        if earlier is not None and max(earlier.ordinals) == first - 1:
            return earlier
    if view.node.style == ARTICLE:
        return before
    due = before.start + len(before.items)
    # （三）… where （二） was the last: numbers that run on with a slip, rather than a list that begins at three.
    goes_on = view.node.continues or before.follows is not None
    near = first > _SECOND and (last <= first <= last + 2 or first == due) and not view.is_inline
    return before if near or (goes_on and first >= min(last, due) - 1) else None


def _changed_places(view: ListView, before: ListView) -> bool:
    """Say whether the last number of a list and the first of the next under another heading changed places: 一、三、 and 二、四、."""
    first = view.ordinals[0]
    return (
        first + 1 == before.ordinals[-1]
        and before.ordinals[:-1] == list(range(before.start, first))
        and view.ordinals[1:2] in ([], [first + 2])
    )


def _should_begin_anew(view: ListView, before: ListView) -> bool:
    """Say whether a list is one that begins late, since the others of its kind begin at one under each heading."""
    if view.is_inline or not crosses(view, before):
        return False
    last = max(before.ordinals)
    return view.speech.habits[view.key].begin_anew(exactly=view.ordinals[0] == last + 1)


def _begins_with_slip(view: ListView) -> bool:
    """Say whether a list was read as standing in the last item of one which it goes on but for its first number.

    Of 1. 17. 3. the 17. is one wrong number, and no list begins with it.
    """
    outer = view.above
    if outer is None or outer.family != view.family or outer.items[-1] is not view.parent:
        return False
    return view.ordinals[1:2] == [outer.ordinals[-1] + 2]
