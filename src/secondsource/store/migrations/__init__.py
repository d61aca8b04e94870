"""The steps that make a case file what this version of the program expects, in order.

A step is a named function that gets an open transaction. Steps are only ever appended: a released one is
never edited. Each leaves its name in the table ``migration``; their number is the file's ``user_version``.
"""

import sqlite3
from collections.abc import Callable

from secondsource.store.migrations.claim_matters import claim_matters
from secondsource.store.migrations.claims import claims
from secondsource.store.migrations.findings import findings
from secondsource.store.migrations.judged_claims import judged_claims
from secondsource.store.migrations.judgements import judgements
from secondsource.store.migrations.matched import matched
from secondsource.store.migrations.reports import reports
from secondsource.store.migrations.search import search
from secondsource.store.migrations.views import views

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = (
    reports,
    claims,
    judgements,
    findings,
    search,
    views,
    judged_claims,
    matched,
    claim_matters,
)
