"""Compare two drafts: which sections came, went, moved, and what changed in those that stayed."""

from __future__ import annotations

from speechparse.comparison.comparing import diff
from speechparse.comparison.model import Change, Comparison, Part, Place

__all__ = ["Change", "Comparison", "Part", "Place", "diff"]
