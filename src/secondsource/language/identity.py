"""What the reader is called in records of what it read; cheap to ask, since nothing is loaded."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from secondsource.errors import WeightsError

RELATIONS = "relations.onnx"
"""The network that compares claims; it reads no report."""
WEIGHTS = Path(__file__).parent / "weights"
"""The weights that ship with the package."""


def version() -> str:
    """Return the version of the reader that ships, as it stands on every `Doc` it reads.

    Raises:
        WeightsError: The manifest of the weights cannot be read.
    """
    return version_of(manifest_of(WEIGHTS))


def relations_version() -> str:
    """Return the version of the network of relations that ships.

    Raises:
        WeightsError: The manifest of the weights cannot be read.
    """
    return relations_version_of(manifest_of(WEIGHTS))


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of the weights in a folder.

    Raises:
        WeightsError: It cannot be read, or is no manifest.
    """
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for about in manifest["files"].values():
            about["sha256"]
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path}: cannot be read ({error})") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"{path}: does not tell the files of the weights and their SHA-256") from error
    return manifest


def relations_version_of(manifest: Mapping[str, Any]) -> str:
    """Return "relations+DIGEST" for a manifest: 8 digits of the SHA-256 of the network."""
    return f"relations+{manifest['files'][RELATIONS]['sha256'][:8]}"


def version_of(manifest: Mapping[str, Any]) -> str:
    """Return "reader VERSION+DIGEST" for a manifest: the digest tells its networks apart: 8 digits of the SHA-256 of theirs."""
    networks = sorted(
        about["sha256"]
        for name, about in manifest.get("files", {}).items()
        if name.endswith(".onnx") and name != RELATIONS
    )
    digest = hashlib.sha256("".join(networks).encode()).hexdigest() if networks else ""
    return f"reader {manifest.get('version', '?')}+{digest[:8]}"
