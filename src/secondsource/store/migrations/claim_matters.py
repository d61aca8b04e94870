"""What a claim tells is kept as a vector beside that of its sentence: claims of one matter point the same way."""

import sqlite3


def claim_matters(connection: sqlite3.Connection) -> None:
    """Add the column; it stays empty for claims that an earlier version read."""
    connection.execute("ALTER TABLE claim ADD COLUMN matter BLOB")
