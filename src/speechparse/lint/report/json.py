"""The findings as JSON values; the schema is published as docs/findings.schema.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from speechparse.diagnostic import Diagnostic
from speechparse.lint.report import Checked

#: The version of this form; it changes when the schema does.
SCHEMA_VERSION: Final = "1"


class FileFindings(BaseModel):
    """What was found in one file."""

    model_config = ConfigDict(extra="forbid")

    file: str
    findings: list[Diagnostic]


class Report(BaseModel):
    """What was found in all files, in the order in which they were given."""

    model_config = ConfigDict(extra="forbid")

    schema_version: str
    files: list[FileFindings]


def write(checked: Sequence[Checked], language: str) -> dict[str, Any]:
    """Return the report as a value for JSON; messages are in it in both languages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "files": [
            {"file": file.file, "findings": [finding.model_dump(mode="json") for finding in file.findings]}
            for file in checked
        ],
    }


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
        "title": "speechparse findings",
    }
