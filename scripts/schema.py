"""Write the JSON Schema of the tree to schemas/: ``python scripts/schema.py [--replace]``.

A schema that says something else than the one published under the same SCHEMA_VERSION is refused: other programs
rely on it. ``--replace`` writes it all the same, which is right only before that version is published.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

ROOT: Final = Path(__file__).parents[1]
SCHEMA: Final = ROOT / "schemas" / "document.schema.json"
#: The digest of what each version's schema says.
VERSIONS: Final = ROOT / "schemas" / "versions.json"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _AsWritten(GenerateJsonSchema):
    """A schema of what is written: there every field stands, those with a default too."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def document_schema() -> dict[str, Any]:
    """Return the schema of what ``Document.model_dump_json`` writes."""
    from speechparse.document import SCHEMA_VERSION, Document

    schema = Document.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    head = {"$schema": _DIALECT, "$id": f"urn:speechparse:document:{SCHEMA_VERSION}"}
    return head | schema


def as_text(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def digest(schema: dict[str, Any]) -> str:
    """Return the digest of what a schema asks for; its descriptions ask for nothing."""
    bare = json.dumps(_without_descriptions(schema), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(bare.encode()).hexdigest()


def _without_descriptions(value: Any) -> Any:
    if isinstance(value, dict):
        # A property may be called description too; only the words beside a type are left out.
        return {
            key: _without_descriptions(inner)
            for key, inner in value.items()
            if not (key == "description" and isinstance(inner, str))
        }
    if isinstance(value, list):
        return [_without_descriptions(inner) for inner in value]
    return value


def published() -> dict[str, str]:
    """Return the digests of the versions that are published."""
    versions: dict[str, str] = json.loads(VERSIONS.read_text(encoding="utf-8")) if VERSIONS.exists() else {}
    return versions


def main(arguments: list[str]) -> int:
    """Write the schema; return 1 where that would change a version."""
    from speechparse.document import SCHEMA_VERSION

    schema, versions = document_schema(), published()
    if versions.get(SCHEMA_VERSION, digest(schema)) != digest(schema) and "--replace" not in arguments:
        print(
            f"the schema is not what version {SCHEMA_VERSION} says; change SCHEMA_VERSION in document.py",
            file=sys.stderr,
        )
        return 1
    versions[SCHEMA_VERSION] = digest(schema)
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(as_text(schema), encoding="utf-8")
    VERSIONS.write_text(json.dumps(versions, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
