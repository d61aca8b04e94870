"""Whether a deed came about, by the word that it hangs on: what took hours, what somebody is kept from, plans that there are none of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.events import modal_words as words
from secondsource.claims.stance import negated, no_such

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_MEANS = frozenset({"capability", "capacity", "intent", "means"})


def keeps_from(tree: Tree, verb: int, deed: int) -> bool:
    """Tell whether a verb says that a deed does not come about; who "*keeps* fighting" fights, unless he is kept *from* it."""
    return tree.lemma[verb] != "keep" or any(tree.lower[m] == "from" for m in tree.of(deed, "mark", "case"))


def took_time(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says how long a deed took that was done ("it *took hours* to retrieve the bodies")."""
    past = "Tense=Past" in tree.feats[verb] and not tree.of(verb, "aux")
    return (
        tree.lemma[verb] == "take"
        and past
        and any(tree.ent[i] in {"DATE", "TIME"} for i in tree.of(verb, "obj"))
    )


def without(tree: Tree, noun: int) -> bool:
    """Tell whether there is no plan, need, attempt or other aim ("has *no plans* to leave", "*did not have the means* to")."""
    if tree.lemma[noun] not in words.PURPOSE_NOUNS | words.AIMS | _MEANS:
        return False
    verb = tree.head[noun]
    had = tree.base[noun] == "obj" and tree.lemma[verb] in {"have", "see", "make"} and negated(tree, verb)
    lacking = tree.base[noun] == "obj" and tree.lemma[verb] == "lack" and not negated(tree, verb)
    return no_such(tree, noun) or had or lacking
