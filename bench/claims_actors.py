"""Scores for actors: coreference of speaker pronouns and descriptions (GUM), entities and relations (re3d)."""

from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc

from bench.scorers import Counts
from secondsource.claims import coreference, sayings
from secondsource.claims.chain import Chain
from secondsource.claims.events.matching import Matcher
from secondsource.claims.mentions import Found
from secondsource.claims.tree import Tree
from secondsource.model import Extraction

Read = Callable[[str], Doc]
Extract = Callable[[str], Extraction]

_THIRD = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
_OTHER = frozenset(
    (
        "i",
        "me",
        "my",
        "you",
        "your",
        "we",
        "us",
        "our",
        "it",
        "its",
        "who",
        "which",
        "that",
        "the",
        "a",
        "an",
        "mr",
        "mrs",
    )
)


def detokenized(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens to a text, and tell where each stands in it."""
    text, spans = "", []
    for token in tokens:
        glue = (
            ""
            if not text
            or token in {",", ".", ";", ":", ")", "]", "?", "!", "’s", "'s", "n't", "n’t", "”"}
            or text[-1] in "([“"
            else " "
        )
        text += glue
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def gum(documents: list[dict[str, Any]], read: Read) -> dict[str, float]:
    """Score who pronouns and descriptions stand for: the named person or organization, as a speaker's must.

    Counted is every third-person pronoun and every definite description without a name in it. Wanted: those whose
    gold cluster has a name earlier in the text. Given: those whose chain has a name earlier in the text. Right: most
    of these names that are gold mentions are of the gold cluster.
    """
    by_kind = {"pronoun": [0, 0, 0], "description": [0, 0, 0]}
    for document in documents:
        text, spans = detokenized(document["tokens"])
        tree = Tree(read(text))
        chains = coreference.resolve(tree, sayings.find(tree, Matcher(tree)))
        gold = gold_mentions(document, spans)
        for chain in chains:
            for mention in chain.mentions:
                count_mention(tree, chain, mention, gold, by_kind)
        for kind in wanted(gold):
            by_kind[kind][2] += 1
    rows = {}
    right = said = total = 0
    for kind, (hits, tries, all_) in by_kind.items():
        rows[f"{kind}_f1"] = 200 * hits / (tries + all_) if tries + all_ else 0.0
        right, said, total = right + hits, said + tries, total + all_
    return {
        "f1": 200 * right / (said + total) if said + total else 0.0,
        "precision": 100 * right / said if said else 0.0,
        "recall": 100 * right / total if total else 0.0,
        **rows,
    }


def gold_mentions(
    document: dict[str, Any], spans: list[tuple[int, int]]
) -> dict[tuple[int, int], dict[str, Any]]:
    """Return character span of the head → mention, for people and organizations, in order of the text.

    A mention is a name where a word of its head has a capital, and not only where sentences begin.
    """
    starts = {sentence["start"] for sentence in document["sentences"]}
    proper = {token for i, token in enumerate(document["tokens"]) if token[:1].isupper() and i not in starts}
    found = {}
    for mention in sorted(document["mentions"], key=lambda m: (m["start"], m["end"])):
        if mention["type"] not in {"person", "organization"}:
            continue
        heads = [mention["start"] + int(number) - 1 for number in str(mention["head"]).split(",")]
        tokens = document["tokens"][mention["start"] : mention["end"]]
        pronoun = len(tokens) == 1 and tokens[0].lower() in _THIRD
        capital = any(document["tokens"][i] in proper for i in heads)
        found[spans[heads[0]]] = {
            "cluster": mention["cluster"],
            "start": spans[mention["start"]][0],
            "words": tokens,
            "pronoun": pronoun,
            "name": not pronoun and capital and tokens[0].lower() not in _OTHER,
            "definite": len(tokens) > 1
            and tokens[0].lower() in {"the", "this", "that"}
            and not any(token[0].isupper() for token in tokens[1:]),
        }
    return found


def wanted(gold: dict[tuple[int, int], dict[str, Any]]) -> list[str]:
    """Return the kind of each gold pronoun and description whose cluster has a name before it."""
    named: set[str] = set()
    found = []
    for mention in gold.values():
        if mention["cluster"] in named and (mention["pronoun"] or mention["definite"]):
            found.append("pronoun" if mention["pronoun"] else "description")
        if mention["name"]:
            named.add(mention["cluster"])
    return found


def count_mention(
    tree: Tree,
    chain: Chain,
    mention: Found,
    gold: dict[tuple[int, int], dict[str, Any]],
    by_kind: dict[str, list[int]],
) -> None:
    """Add one of our mentions to the counts (right, given, wanted) of its kind."""
    known = gold.get((tree.start[mention.head], tree.end[mention.head]))
    if known is None or not (known["pronoun"] or known["definite"]):
        return
    names = [m for m in chain.mentions if m.start < mention.start and m.kind == "name"]
    if not names:
        return
    clusters = [gold[key]["cluster"] for m in names if (key := _key(tree, m, gold)) in gold]
    row = by_kind["pronoun" if known["pronoun"] else "description"]
    row[1] += 1
    row[0] += clusters.count(known["cluster"]) * 2 > len(clusters)


def _key(tree: Tree, mention: Found, gold: dict[tuple[int, int], dict[str, Any]]) -> tuple[int, int]:
    for index in (mention.head, *range(mention.title[0] if mention.title else mention.start, mention.end)):
        if (tree.start[index], tree.end[index]) in gold:
            return tree.start[index], tree.end[index]
    return -1, -1


# re3d's organisations are all groups of people that act, "volunteers" and "residents" too.
_TYPES = {
    "Person": {"person"},
    "Organisation": {"organization", "armed_group", "government", "outlet", "population"},
    "Location": {"place", "government"},
}


def re3d(documents: list[dict[str, Any]], extract: Extract) -> dict[str, float]:
    """Score entities (overlap, by kind) and the share of sure relations whose two ends are in one claim."""
    counts = Counts()
    relations = hits = 0
    for document in documents:
        extraction = extract(document["text"])
        gold = [
            (e["start"], e["end"], e["type"])
            for e in document["entities"]
            if e["confidence"] >= 0.5 and e["type"] in _TYPES
        ]
        found = [
            (s.start, s.end, entity.kind)
            for entity in extraction.entities
            for s in entity.mentions
            if s.end - s.start > 3
        ]
        right = sum(any(f[0] < g[1] and g[0] < f[1] and f[2] in _TYPES[g[2]] for f in found) for g in gold)
        true = sum(any(f[0] < g[1] and g[0] < f[1] and f[2] in _TYPES[g[2]] for g in gold) for f in found)
        counts += Counts(true, len(found), right, len(gold))
        spans = [
            [role.mention.span for role in claim.roles]
            + [s.mention.span for s in (claim.attribution.chain if claim.attribution else ())]
            + ([claim.place.mention.span] if claim.place else [])
            for claim in extraction.claims
        ]
        for relation in document["relations"]:
            if relation["confidence"] < 0.5:
                continue
            relations += 1
            ends = [relation["source"][:2], relation["target"][:2]]
            hits += any(
                all(any(s.start < end[1] and end[0] < s.end for s in claim) for end in ends)
                for claim in spans
            )
    return {"entity_f1": counts.f1, "relations_in_one_claim": 100 * hits / relations if relations else 0.0}
