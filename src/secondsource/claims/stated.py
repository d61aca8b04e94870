"""The plain saying: somebody asserts one thing, behind a cue, a colon or a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.saying import Saying, head_of, quoted

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree


def stated(
    tree: Tree,
    cue: Range,
    cue_head: int,
    source: Range,
    content: Range,
    source_head: int | None = None,
    carriers: tuple[int, ...] = (),
) -> Saying:
    """Make a saying of one content that its speaker asserts, quoted as its marks tell.

    Args:
        tree: The document.
        cue: Token range of the cue.
        cue_head: Its head.
        source: Token range of the speaker.
        content: Token range of what is said.
        source_head: Head of the speaker, where it is not the one that the tree gives.
        carriers: Heads of those who carry it, nearest first.
    """
    head = head_of(tree, *source) if source_head is None else source_head
    quote = quoted(tree, *content)
    return Saying(cue, cue_head, source, head, (content,), quote, "asserts", None, carriers=carriers)
