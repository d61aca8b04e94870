"""How much of any one input is read before it is refused."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one input may cost; what is beyond them is recorded as unread, with the number.

    The defaults let through everything that a news archive holds and stop what would exhaust a laptop.

    Attributes:
        document_bytes: Largest single document (text, page, PDF, e-mail), in bytes. A JSON table may have
            four times as much and a CSV table eight times: they hold many reports, in memory.
        container_bytes: Largest archive, WARC or table file, in bytes.
        member_bytes: Largest archive inside an archive (it is held in memory), in bytes.
        expanded_bytes: Most bytes that one compressed file may unpack to, all members together.
        ratio: Most bytes that one compressed byte may unpack to. Real text stays below 40; only
            what is beyond ``ratio_floor_bytes`` is judged by it.
        ratio_floor_bytes: How much a compressed file may unpack to before its ratio is looked at.
        members: Most members of one archive and records of one WARC.
        depth: Most containers inside each other (a table in a ZIP in a TAR is 3).
        directory_depth: Most directories inside each other.
        rows: Most rows of one table, and entries of one feed.
        pages: Most pages of one PDF.
        characters: Longest text of one report, in characters.
        fetch_seconds: Longest wait for a server, in seconds.
    """

    document_bytes: int = 32 * _MIB
    container_bytes: int = 8 * 1024 * _MIB
    member_bytes: int = 256 * _MIB
    expanded_bytes: int = 16 * 1024 * _MIB
    ratio: int = 200
    ratio_floor_bytes: int = 8 * _MIB
    members: int = 200_000
    depth: int = 4
    directory_depth: int = 64
    rows: int = 1_000_000
    pages: int = 2_000
    characters: int = 2_000_000
    fetch_seconds: float = 30.0
