"""Lets values that hold read-only mappings travel to other processes: these do not pickle by themselves."""

import copyreg
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def read_only(content: dict[Any, Any]) -> Mapping[Any, Any]:
    """Return the mapping that a pickle was made of."""
    return MappingProxyType(content)


def _reduced(mapping: Any) -> tuple[Any, ...]:
    return read_only, (dict(mapping),)


copyreg.pickle(MappingProxyType, _reduced)
