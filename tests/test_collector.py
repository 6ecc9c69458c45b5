"""The pause of the cyclic collector during a parse: nothing of the caller's is changed by it."""

from __future__ import annotations

import gc
import weakref
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


def test_the_collector_comes_back() -> None:
    document = speechparse.parse(TEXT)
    assert gc.isenabled()
    assert document.to_text() == TEXT


def test_the_collector_does_not_run_while_a_text_is_parsed() -> None:
    speechparse.parse(TEXT)  # imports what a parse takes
    runs: list[str] = []

    def note(phase: str, info: object) -> None:
        runs.append(phase)

    gc.collect()
    gc.callbacks.append(note)
    try:
        document = speechparse.parse(TEXT * 20)
        gc.disable()
        # One run over the young objects of the caller, before.
        assert runs == ["start", "stop"]
    finally:
        gc.callbacks.remove(note)
    assert document.children


def test_what_a_parse_has_made_is_not_walked_again() -> None:
    speechparse.parse(TEXT)
    gc.collect()
    document = speechparse.parse(TEXT * 20)
    young = gc.get_objects(generation=0) + gc.get_objects(generation=1)
    assert not any(isinstance(one, speechparse.Section) for one in young)
    assert any(isinstance(one, speechparse.Section) for one in gc.get_objects(generation=2))
    assert document.children


def test_cycles_of_the_caller_are_still_found() -> None:
    class Cycle:
        def __init__(self) -> None:
            self.itself = self

    dead = weakref.ref(Cycle())
    speechparse.parse(TEXT)
    assert dead() is None


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
