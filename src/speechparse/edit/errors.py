"""What is raised where an edit cannot be made so that it reads back."""

from __future__ import annotations

from speechparse.errors import SpeechparseError


class EditError(SpeechparseError, ValueError):
    """An edit is refused, and nothing was changed; ``reason`` says why in one line."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
