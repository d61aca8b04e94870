"""The case file: the only SQL of the package."""

from secondsource.store.database import APPLICATION_ID
from secondsource.store.migrations import MIGRATIONS
from secondsource.store.search import Hit
from secondsource.store.store import Counts, Pending, Run, Store

__all__ = ["APPLICATION_ID", "MIGRATIONS", "Counts", "Hit", "Pending", "Run", "Store"]
