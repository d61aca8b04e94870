"""The name under which the reader signs what it read."""

import json

import pytest

from secondsource.errors import WeightsError
from secondsource.language import version
from secondsource.language.identity import version_of


@pytest.mark.parametrize(
    ("manifest", "name"),
    [
        ({"version": "1.2", "files": {"reader.onnx": {"sha256": "abcdef"}}}, "reader 1.2+bef57ec7"),
        (
            {
                "version": "1.2",
                "files": {"reader.onnx": {"sha256": "abcdef"}, "matters.onnx": {"sha256": "012345"}},
            },
            "reader 1.2+00a30b7b",
        ),
        (
            {
                "version": "1.2",
                "files": {"reader.onnx": {"sha256": "abcdef"}, "labels.json": {"sha256": "012345"}},
            },
            "reader 1.2+bef57ec7",
        ),
        (
            {
                "version": "1.2",
                "files": {"reader.onnx": {"sha256": "abcdef"}, "relations.onnx": {"sha256": "012345"}},
            },
            "reader 1.2+bef57ec7",
        ),
        ({}, "reader ?+"),
    ],
)
def test_version_of_a_manifest(manifest, name):
    """Version and the beginning of the digest of the networks that read; the one that compares claims is none of them."""
    assert version_of(manifest) == name


def test_version_is_read_from_the_manifest(tmp_path, monkeypatch):
    """Asking for it reads the manifest and nothing else; without one the error names the file."""
    path = tmp_path / "manifest.json"
    monkeypatch.setattr("secondsource.language.identity.WEIGHTS", tmp_path)
    with pytest.raises(WeightsError, match=r"manifest\.json"):
        version()
    path.write_text(json.dumps({"version": "2", "files": {}}), encoding="utf-8")
    assert version() == "reader 2+"
