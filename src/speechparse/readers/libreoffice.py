"""Find LibreOffice and let it turn one file into a Word file: in a folder of its own, for a limited time.

Its profile is made for the one run: no macro is run, no link is followed, and what would go to the network ends at
a closed port of this machine.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from speechparse.errors import UnsupportedFormat
from speechparse.readers.archive import ArchiveLimitError, ArchiveLimits

#: Names the program, where it is not found by itself; empty: LibreOffice is not to be used.
PROGRAM_VARIABLE: Final = "SPEECHPARSE_SOFFICE"
_PROGRAMS: Final = ("soffice", "libreoffice")
#: Where installers put it without telling the path; the first piece may be a variable.
_PLACES: Final = (
    ("%ProgramFiles%", "LibreOffice", "program", "soffice.exe"),
    ("%ProgramFiles(x86)%", "LibreOffice", "program", "soffice.exe"),
    ("/Applications", "LibreOffice.app", "Contents", "MacOS", "soffice"),
)
_OUTPUT: Final = "docx:MS Word 2007 XML"
#: What tells a program where to put what it does not need for long.
_FOLDER_VARIABLES: Final = ("TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")

_NOWHERE: Final = ("127.0.0.1", 9)
_SCRIPTING: Final = "Office.Common/Security/Scripting"
_INTERNET: Final = "Inet/Settings"
#: What the profile sets: the node, the property and its value.
_SETTINGS: Final[tuple[tuple[str, str, str], ...]] = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetNoProxy", ""),
    *(
        (_INTERNET, f"ooInet{scheme}Proxy{name}", str(value))
        for scheme in ("HTTP", "HTTPS", "FTP")
        for name, value in zip(("Name", "Port"), _NOWHERE, strict=True)
    ),
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>\n'
)


def find_program() -> str | None:
    """Return the path of LibreOffice's program; None where there is none, or it is not to be used."""
    named = os.environ.get(PROGRAM_VARIABLE)
    if named is not None:
        return shutil.which(named) if named else None
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    places = (os.path.expandvars(os.path.join(*place)) for place in _PLACES)
    return found or next((place for place in places if os.path.isfile(place)), None)


def to_word(program: str, data: bytes, ending: str, read_as: str | None, limits: ArchiveLimits) -> bytes:
    """Return a file as a Word file; ``read_as`` names LibreOffice's filter for it, or None.

    UnsupportedFormat where LibreOffice cannot read it, or fails; ArchiveLimitError where it takes too long, or writes
    too much.
    """
    try:
        with TemporaryDirectory(prefix="speechparse-", ignore_cleanup_errors=True) as folder:
            return _converted(program, Path(folder), data, (ending, read_as), limits)
    except OSError as error:
        raise UnsupportedFormat(
            f"LibreOffice has no temporary folder to work in ({error.strerror})"
        ) from error


def _converted(
    program: str, folder: Path, data: bytes, kind: tuple[str, str | None], limits: ArchiveLimits
) -> bytes:
    ending, read_as = kind
    given, written = folder / f"given{ending}", folder / "out" / "given.docx"
    given.write_bytes(data)
    _write_profile(folder / "profile" / "user")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *(() if read_as is None else (f"--infilter={read_as}",)),
        *("--convert-to", _OUTPUT, "--outdir", str(written.parent), str(given)),
    ]
    code = _run(command, folder, limits.seconds)
    if not written.is_file():
        raise UnsupportedFormat(f"LibreOffice cannot read the file (it ended with {code}): it may be broken")
    if (size := written.stat().st_size) > limits.file_bytes:
        raise ArchiveLimitError("file_bytes", limits.file_bytes, size)
    return written.read_bytes()


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (folder / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")


def _run(command: list[str], folder: Path, seconds: float) -> int:
    """Run to the end and return the exit code; what takes too long is ended with all that it has started."""
    own = {name: str(folder) for name in _FOLDER_VARIABLES}
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnsupportedFormat(f"LibreOffice does not start ({error.strerror})") from error
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ArchiveLimitError("seconds", int(seconds)) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that is still running, with all that it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(kill, capture_output=True, check=False)
    else:
        # Until it is waited for, the process keeps its number, and so does its group.
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
