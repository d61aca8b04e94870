"""What the reader is called in records of what it read; cheap to ask, since nothing is loaded."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from secondsource.errors import WeightsError

MANIFEST = Path(__file__).parent / "weights" / "manifest.json"


def version() -> str:
    """Return the version of the reader that ships, as it stands on every `Doc` it reads.

    Raises:
        WeightsError: The manifest of the weights cannot be read.
    """
    try:
        manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"{MANIFEST}: cannot be read ({error})") from error
    return version_of(manifest)


def version_of(manifest: Mapping[str, Any]) -> str:
    """Return "reader VERSION+DIGEST" for a manifest: the digest tells its networks apart: 8 digits of the SHA-256 of theirs."""
    networks = sorted(
        about["sha256"] for name, about in manifest.get("files", {}).items() if name.endswith(".onnx")
    )
    digest = hashlib.sha256("".join(networks).encode()).hexdigest() if networks else ""
    return f"reader {manifest.get('version', '?')}+{digest[:8]}"
