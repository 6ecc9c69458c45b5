"""Made-up speeches and papers whose outlines are known: text and truth from a seed, damage, hostile text."""

from __future__ import annotations

from speeches.bulk import bulk
from speeches.damage import KINDS, damage
from speeches.making import PROFILES, make
from speeches.writer import Speech

__all__ = ["KINDS", "PROFILES", "Speech", "bulk", "damage", "make"]
