"""What a rule is, and what it says: the class that every rule derives from, and its findings."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from speechparse.diagnostic import Applicability, Fix, Message, Severity
from speechparse.span import Span

if TYPE_CHECKING:
    from speechparse.lint.scene import Scene

#: The authority of rules that no standard states.
PRACTICE: Final = Message("行文惯例（无强制依据）", "practice (no standard requires it)")


class Finding(NamedTuple):
    """What a rule found at a place; ``severity`` only where it is not the rule's own."""

    span: Span
    message: Message
    related: tuple[tuple[Message, Span], ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None


class Rule:
    """A rule of the numbering check. A rule's docstring says what it finds, why, and whether its fix is safe.

    ``applicability`` is the strongest that its fixes have, None where it has none. ``in_gongwen`` is what its
    infos are raised to in the profile ``gongwen``. ``chinese`` is the docstring in Chinese.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[Message]
    severity: ClassVar[Severity]
    authority: ClassVar[Message] = PRACTICE
    applicability: ClassVar[Applicability | None] = None
    in_gongwen: ClassVar[Severity | None] = None
    chinese: ClassVar[str]

    def explanation(self) -> str:
        """Return what the rule finds, why, and how safe its fix is, in English: its docstring."""
        return cleandoc(self.__doc__ or "")

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield what the rule finds in a document, in any order."""
        raise NotImplementedError
