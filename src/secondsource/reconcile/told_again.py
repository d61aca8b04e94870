"""A body that a text calls by its noun alone, beside the one whose name has it."""

import re
from collections.abc import Mapping

from secondsource.reconcile.roots import Root
from secondsource.reconcile.speakers import SpeaksFor, head_of, words_of


def told_again(
    named: Mapping[str, Root], instead: Mapping[str, tuple[str, str]], speaks_for: SpeaksFor
) -> dict[str, tuple[str, str]]:
    """Return, for bodies called by a common noun alone ("the ministry"), the one body among the others whose name has it."""
    found = {}
    for key, one in named.items():
        noun = head_of(one.name)
        if key in instead or noun not in _TOLD_AGAIN or words_of(one.name) != words_of(noun):
            continue
        others = {
            k: r
            for k, r in named.items()
            if k != key
            and k not in instead
            and not speaks_for.is_person(r.entity)
            and words_of(noun) < words_of(r.name)
        }
        if len(others) == 1:
            other_key, other = next(iter(others.items()))
            if head_of(_OF_A_BODY.sub("", other.name)) == noun:
                found[key] = (
                    other_key,
                    f"“{one.name}” seems to be {other.name}, the only one that speaks of it.",
                )
    return found


_OF_A_BODY = re.compile(r"\s+(?:of|for)\s.*$")
# Bodies of which a crisis has several, each told of again by its noun alone.
_TOLD_AGAIN = frozenset({
    "ministry", "union", "company", "charity", "commission", "committee", "council", "agency", "institute", "operator",
    "association", "syndicate", "federation", "observatory", "department", "authority", "airline", "foundation",
})  # fmt: skip
