"""Reads whatever it is given, and turns every failure into a record: nothing stops the rest."""

from collections.abc import Iterator, Mapping

from secondsource.model import Unread
from secondsource.readers.formats import reader
from secondsource.readers.limits import Limits
from secondsource.readers.refusal import RefusedError
from secondsource.readers.sniffing import sniff
from secondsource.readers.source import Blob, Context, Outcome


def read_blob(blob: Blob, limits: Limits, mapping: Mapping[str, str]) -> Iterator[Outcome]:
    """Read all reports in something, whatever its format.

    Yields:
        Reports, and what could not be read, with the reason; never raises for what the bytes are.
    """
    context = Context(limits, lambda inner: read_blob(inner, limits, mapping), mapping)
    try:
        if blob.depth > limits.depth:
            raise RefusedError(  # noqa: TRY301 - one place answers all refusals
                "too-deep",
                f"It lies in more than {limits.depth} containers inside each other. Unpack the outer ones, or raise the limit.",
            )
        yield from reader(sniff(blob))(blob, context)
    except RefusedError as refusal:
        yield Unread(blob.uri, refusal.code, refusal.reason)
    except PermissionError:
        yield Unread(
            blob.uri, "no-permission", "You are not allowed to read the file. Change its permissions."
        )
    except MemoryError:
        yield Unread(blob.uri, "too-large", "Reading it takes more memory than there is. Split it.")
    except RecursionError:
        yield Unread(
            blob.uri,
            "too-deep",
            "Its parts lie inside each other more deeply than can be read. Export it again, flatter.",
        )
    except EOFError as error:
        yield Unread(blob.uri, "damaged", f"The file is cut off ({error}). Fetch it again.")
    except ImportError as error:
        yield Unread(
            blob.uri,
            "no-library",
            f"What reads this format is not installed ({error}). Install Secondsource again.",
        )
    except Exception as error:  # noqa: BLE001 - libraries fail in their own ways on damaged input, and one file must not stop the rest
        yield Unread(blob.uri, "damaged", _reason(error))


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    # What a library says of its own insides (AttributeError and the like) tells nobody anything about the file.
    said = f": {words}" if words and not isinstance(error, (AttributeError, TypeError, LookupError)) else ""
    return f"The file is damaged or not what it seems to be ({type(error).__name__}{said}). Fetch or save it again."
