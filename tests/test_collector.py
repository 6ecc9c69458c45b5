"""The pause of the cyclic collector during a parse: nothing of the caller's is changed by it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import speechparse
from speechparse.pipeline import PAUSE_COLLECTOR_FROM

TEXT = "一、抓好春播。备足良种，修好水渠。\n" * (PAUSE_COLLECTOR_FROM // 10)


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Leave the collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


def test_the_collector_comes_back_and_has_not_walked_the_tree() -> None:
    speechparse.parse(TEXT)  # imports what a parse takes
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    document = speechparse.parse(TEXT)
    after = [generation["collections"] for generation in gc.get_stats()]
    assert after == before
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert document.to_text() == TEXT


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    speechparse.parse(TEXT)
    assert not gc.isenabled()


def test_what_the_caller_has_frozen_stays_frozen() -> None:
    gc.collect()
    gc.freeze()
    count = gc.get_freeze_count()
    speechparse.parse(TEXT)
    assert gc.get_freeze_count() == count


def test_what_was_made_can_still_be_collected() -> None:
    class Holder:
        document: speechparse.Document
        me: Holder

    holder = Holder()
    holder.document = speechparse.parse(TEXT)
    holder.me = holder
    del holder
    assert gc.collect() > 0
