"""Ids that are digests of content: the same input has the same id on every machine."""

import hashlib
import json

_DIGEST_BYTES = 10
# What defines a thing holds no ring, and to look for one is half the work.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False)


def digest(noun: str, *parts: object) -> str:
    """Return the id of a noun made from its defining parts.

    Args:
        noun: One of the nouns of the design, lower case ("report", "claim", …); its first three
            letters open the id, so that an id tells what it is the id of.
        parts: What defines the thing: strings, numbers, ``None``, or lists and tuples of these.

    Returns:
        Three letters, a hyphen and 20 hexadecimal digits (80 bits), for example
        ``"cla-0f2b…"``.

    Raises:
        TypeError: A part is neither of the kinds above.
    """
    content = _ENCODER.encode(parts)
    body = hashlib.blake2b(f"{noun}\n{content}".encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return f"{noun[:3]}-{body}"
