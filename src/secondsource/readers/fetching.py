"""Addresses on the network: fetched only where the user asked for it."""

import urllib.error
import urllib.request
from io import BytesIO

from secondsource.readers.limits import Limits
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, read_up_to, too_large

_SCHEMES = ("http://", "https://")


def fetch(address: str, limits: Limits) -> Blob:
    """Return what an address holds.

    Args:
        address: ``http`` or ``https``.
        limits: Bounds on bytes and on waiting.

    Raises:
        RefusedError: ``unsupported``: another scheme; ``not-fetched``: the server did not give it.
    """
    if not address.lower().startswith(_SCHEMES):
        raise RefusedError("unsupported", "Only addresses that begin with http:// or https:// are fetched.")
    request = urllib.request.Request(  # noqa: S310 - scheme checked above
        address, headers={"User-Agent": "secondsource", "Accept": "text/html, */*;q=0.5"}
    )
    try:
        with urllib.request.urlopen(request, timeout=limits.fetch_seconds) as response:  # noqa: S310 - scheme checked above; redirects stay in http(s) and ftp
            data = read_up_to(response, limits.member_bytes + 1)
            media = response.headers.get_content_type() if response.headers.get("Content-Type") else None
            charset = response.headers.get_content_charset()
            final = response.url
    except urllib.error.HTTPError as error:
        raise RefusedError(
            "not-fetched", f"The server answered {error.code} ({error.reason}). Check the address."
        ) from error
    except (
        OSError,
        ValueError,
    ) as error:  # URLError, time-outs, names that do not resolve, malformed addresses
        raise RefusedError(
            "not-fetched",
            f"It could not be fetched ({getattr(error, 'reason', error)}). Check the address and the network.",
        ) from error
    if len(data) > limits.member_bytes:
        raise too_large(limits.member_bytes)
    name = final.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return Blob(address, lambda: BytesIO(data), name=name, media=media, charset=charset, address=final)
