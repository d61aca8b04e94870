"""The full-text indexes, kept in step with reports and claims by triggers."""

import sqlite3

# English stemming; accents do not matter ("Kurdish Demirtas" finds "Demirtaş").
_TOKENS = "porter unicode61 remove_diacritics 2"


def search(connection: sqlite3.Connection) -> None:
    """Make the full-text indexes over reports and claims."""
    for table, columns in (("report", ("title", "text")), ("claim", ("text",))):
        names = ", ".join(columns)
        new = ", ".join(f"new.{name}" for name in columns)
        old = ", ".join(f"old.{name}" for name in columns)
        drop = f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) VALUES ('delete', old.serial, {old});"  # noqa: S608
        put = f"INSERT INTO {table}_fts (rowid, {names}) VALUES (new.serial, {new});"  # noqa: S608
        connection.execute(
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5"
            f" ({names}, content='{table}', content_rowid='serial', tokenize='{_TOKENS}')"
        )
        connection.execute(f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN {put} END")
        connection.execute(f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {drop} END")
        connection.execute(
            f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {names} ON {table} BEGIN {drop} {put} END"
        )
