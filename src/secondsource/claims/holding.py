"""The sayings of a document with what is asked of them for every clause: which of them hold it, and which have it as cue."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from secondsource.claims.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sayings(tuple[Saying, ...]):  # noqa: SLOT001 - what was asked is kept with it
    """Sayings in order; each token finds its own without a look at all of them, of which a long text has thousands."""

    def holding(self, index: int) -> Sequence[int]:
        """Return the numbers of the sayings whose content holds a token."""
        return self._holders.get(index, ())

    def cued_by(self, index: int) -> Sequence[Saying]:
        """Return the sayings whose cue a token heads."""
        return self._cued.get(index, ())

    @cached_property
    def _holders(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, saying in enumerate(self):
            for index in set().union(*(range(*content) for content in saying.contents)):
                found[index].append(number)
        return found

    @cached_property
    def _cued(self) -> dict[int, list[Saying]]:
        found: dict[int, list[Saying]] = {}
        for saying in self:
            if saying.cue_head is not None:
                found.setdefault(saying.cue_head, []).append(saying)
        return found
