"""Every error can be pickled: one that cannot be read back ends a whole pool of processes with it."""

import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import speechparse
from speechparse.errors import NeedsOffice, SpeechparseError
from speechparse.limits import ArchiveLimits, Limits

TEXT = "一、抓早\n要快。\n二、抓小\n要小。\n"
DOCUMENT = speechparse.parse(TEXT)


def _raise(error: Exception) -> None:
    raise error


RAISING: dict[str, Callable[[], object]] = {
    "limit": lambda: speechparse.parse(TEXT, limits=Limits(characters=3)),
    "archive": lambda: speechparse.load(DOCUMENT.to_docx(), limits=Limits(archive=ArchiveLimits(entries=1))),
    "format": lambda: speechparse.load(b"%PDF-1.7"),
    "office": lambda: _raise(NeedsOffice(".doc")),
    "revisions": lambda: speechparse.load(TEXT.encode(), revisions="original"),
    "edit": lambda: speechparse.retitle(DOCUMENT, "一", "抓早。再抓晚"),
    "no-section": lambda: speechparse.remove(DOCUMENT, "九"),
    "numbers": lambda: speechparse.restyle(DOCUMENT, "①㉑"),
    "selector": lambda: DOCUMENT.select("section[levle=2]"),
    "path": lambda: DOCUMENT.at("一//二"),
    "rule": lambda: speechparse.check(DOCUMENT, select=["NUM909"]),
    "profile": lambda: speechparse.check(DOCUMENT, profile="novel"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", RAISING)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_is_the_same_after_pickling(name: str, protocol: int) -> None:
    with pytest.raises(Exception, match=r".") as caught:
        RAISING[name]()
    copy = pickle.loads(pickle.dumps(caught.value, protocol))
    assert type(copy) is type(caught.value)
    assert (str(copy), vars(copy)) == (str(caught.value), vars(caught.value))
    if isinstance(copy, speechparse.EditError | speechparse.SelectorError):
        assert copy.said("zh") == caught.value.said("zh")  # type: ignore[attr-defined]


def test_every_kind_of_error_is_tried() -> None:
    kinds = set()
    for raising in RAISING.values():
        with pytest.raises(Exception, match=r".") as caught:
            raising()
        kinds.add(type(caught.value))
    waiting, known = [SpeechparseError], set()
    while waiting:
        kind = waiting.pop()
        known.add(kind)
        waiting.extend(kind.__subclasses__())
    assert known - {SpeechparseError} <= kinds


def _sections(text: str) -> int:
    return len(speechparse.parse(text, limits=Limits(characters=20)).sections())


def test_a_text_that_is_too_large_does_not_end_the_pool() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        with pytest.raises(speechparse.LimitError, match="200 characters; the limit is 20"):
            pool.submit(_sections, "字" * 200).result(60)
        assert pool.submit(_sections, TEXT).result(60) == 2
