"""Ask LibreOffice for the number of each paragraph of the test documents; write tests/docx/oracle.json.

Run it with the Python that LibreOffice's bridge (python3-uno) is installed for, where soffice is installed:
``PYTHONPATH=src:tests python3 scripts/word_oracle.py``. The tests read its answers and need no LibreOffice.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

from docx_cases import cases

_ANSWERS = Path(__file__).parents[1] / "tests" / "docx" / "oracle.json"
_PIPE = "speechparse-oracle"
_CONNECTION = f"uno:pipe,name={_PIPE};urp;StarOffice.ComponentContext"
#: NumberingType of a bullet, and LabelFollowedBy, as css::style::NumberingType and css::text::LabelFollow have them.
_BULLET = 6
_FOLLOW = {0: "\t", 1: " ", 2: "", 3: "\n"}


def _connected() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(60):
        try:
            return resolver.resolve(_CONNECTION)
        except NoConnectException:
            time.sleep(1)
    raise SystemExit("LibreOffice does not answer")


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _paragraphs(text: Any) -> Iterator[Any]:
    """Yield the paragraphs of a text and of its tables, in order."""
    listing = text.createEnumeration()
    while listing.hasMoreElements():
        element = listing.nextElement()
        if element.supportsService("com.sun.star.text.TextTable"):
            for name in element.getCellNames():
                yield from _paragraphs(element.getCellByName(name))
        else:
            yield element


def _label(paragraph: Any) -> list[str]:
    """Return a paragraph's number or bullet, and what follows it."""
    rules = paragraph.NumberingRules
    if rules is None:
        return ["", ""]
    level = {each.Name: each.Value for each in rules.getByIndex(paragraph.NumberingLevel)}
    shown = level["BulletChar"] if level["NumberingType"] == _BULLET else paragraph.ListLabelString
    return [shown, _FOLLOW.get(level.get("LabelFollowedBy", 0), "\t") if shown else ""]


def _labels(document: Any, context: Any) -> dict[str, list[str]]:
    """Return for each paragraph's text its number and what follows that."""
    dispatcher = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context
    )
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
    found: dict[str, list[str]] = {}
    frames = document.getTextFrames()
    boxes = [frames.getByIndex(index) for index in range(frames.Count)]
    for text in (document.Text, *boxes):
        for paragraph in _paragraphs(text):
            words = paragraph.String
            if words:
                found[words] = _label(paragraph)
    return found


def main() -> None:
    """Start LibreOffice, ask about every case, write the answers."""
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nolockcheck", f"--accept=pipe,name={_PIPE};urp"],
        start_new_session=True,
    )
    try:
        context = _connected()
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        answers = {}
        with tempfile.TemporaryDirectory() as folder:
            for case in cases():
                path = Path(folder) / f"{case.name}.docx"
                path.write_bytes(case.file)
                document = desktop.loadComponentFromURL(
                    path.as_uri(), "_blank", 0, (_property("Hidden", True),)
                )
                answers[case.name] = {
                    "sha256": sha256(case.file).hexdigest(),
                    "labels": _labels(document, context),
                }
        version = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
        result = {"oracle": version.strip(), "documents": answers}
        _ANSWERS.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    finally:
        # Closing a document whose numbering rules were asked for makes LibreOffice 7.4 crash: it is stopped instead.
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


if __name__ == "__main__":
    main()
