"""Scores for events against annotated sets: victim counts (MUC-4), PLOVER types and who is source and target."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from secondsource.claims.events import plover
from secondsource.claims.numerals import CARDINALS
from secondsource.model import Claim, Extraction
from secondsource.model.entity import Mention

Extract = Callable[[str], Extraction]

_MEASURES = {"DEATH": {"killed", "dead_or_injured"}, "INJURY": {"injured", "dead_or_injured"}}
_MODES = {"DEATH": {"killed", "casualties"}, "INJURY": {"injured", "casualties"}}
# PLOVER's records of 2016 use its types of that time; CAMEO2PLOVER-2021 renames them so.
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# "Most of the codes are WEIS, not CAMEO" (head of the set's PETR.Validate.verbs.txt); 17, 19 and 20 stand for both
# in it ("fired shells" is CAMEO 19, "delayed their meeting" WEIS 19). Comments (02) are no PLOVER event.
_CODES: dict[str, frozenset[str]] = {
    "01": frozenset({"RETREAT", "CONCEDE"}), "03": frozenset({"CONSULT"}), "04": frozenset({"SUPPORT"}),
    "05": frozenset({"AGREE"}), "06": frozenset({"SUPPORT", "COOPERATE", "CONCEDE"}), "07": frozenset({"AID"}),
    "08": frozenset({"AGREE"}), "09": frozenset({"REQUEST"}), "10": frozenset({"REQUEST"}), "11": frozenset({"REJECT"}),
    "12": frozenset({"ACCUSE"}), "13": frozenset({"ACCUSE", "PROTEST"}), "14": frozenset({"REJECT"}), "15": frozenset({"REQUEST"}),
    "16": frozenset({"THREATEN"}), "17": frozenset({"THREATEN", "COERCE"}), "18": frozenset({"PROTEST", "MOBILIZE"}),
    "19": frozenset({"SANCTION", "ASSAULT"}), "20": frozenset({"SANCTION", "COERCE"}), "21": frozenset({"COERCE"}),
    "22": frozenset({"ASSAULT"}),
}  # fmt: skip
_ANYBODY = frozenset(
    [
        "dead",
        "victim",
        "victims",
        "wounded",
        "injured",
        "casualties",
        "people",
        "persons",
        "person",
        "fatalities",
        "deaths",
    ]
)
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "and",
        "or",
        "at",
        "by",
        "from",
        "with",
        "its",
        "his",
        "her",
        "their",
    ]
)


@dataclass(frozen=True, slots=True)
class Victims:
    """How many of whom a MUC-4 key says were killed or injured.

    Attributes:
        effect: ``DEATH`` or ``INJURY``.
        names: The strings that the key accepts for them.
        low, high: Bounds of what it accepts; ``None``: open.
        about: Whether the number is approximate.
        alternatives: Other numbers that it accepts.
    """

    effect: str
    names: tuple[str, ...]
    low: int | None
    high: int | None
    about: bool
    alternatives: tuple[int, ...] = ()


def victims(template: dict[str, Any]) -> list[Victims]:
    """Read the victims of one MUC-4 template that were killed or injured and counted by a number."""
    effects: dict[frozenset[str], str] = {}
    for line in template["hum_tgt_effect"]:
        kind, _, rest = line.partition(":")
        names = frozenset(re.findall(r'"((?:[^"\\]|\\.)+)"', rest))
        for effect in ("DEATH", "INJURY"):
            if (
                effect
                in kind.replace("NO INJURY OR DEATH", "").replace("NO INJURY", "").split("/")[0].split()
                or kind.strip("? ") == effect
            ):
                effects[names] = effect
    found = []
    for line in template["hum_tgt_number"]:
        number, _, rest = line.partition(":")
        names = frozenset(re.findall(r'"((?:[^"\\]|\\.)+)"', rest))
        told = next((e for key, e in effects.items() if key & names), None)
        made = _count(number.strip())
        if told is None or made is None or not names:
            continue
        low, high, about, others = made
        found.append(Victims(told, tuple(sorted(names)), low, high, about, others))
    return found


def _count(text: str) -> tuple[int | None, int | None, bool, tuple[int, ...]] | None:
    text = text.removeprefix("?").strip()
    parts = [part.strip() for part in text.split("/")]
    numbers = [part for part in parts if re.fullmatch(r"[~-]? ?\d+ ?-? ?\d*", part)]
    if not numbers:
        return None
    first = numbers[0]
    others = tuple(int(re.sub(r"\D", "", part)) for part in numbers[1:] if re.fullmatch(r"~? ?\d+", part))
    if match := re.fullmatch(r"(\d+) ?- ?(\d+)", first):
        return int(match[1]), int(match[2]), False, others
    if match := re.fullmatch(r"(\d+) ?-", first):
        return int(match[1]), None, False, others
    if match := re.fullmatch(r"- ?(\d+)", first):
        return None, int(match[1]), False, others
    value = int(re.sub(r"\D", "", first))
    return value, value, first.startswith("~"), others


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _STOP}


def said_of(
    claims: Iterable[Claim], gold: Victims, persons: frozenset[str] = frozenset()
) -> list[tuple[float | None, float | None, float | None]]:
    """Return low, best, high of every claim about these victims; one person's death counts as 1.

    A key's string that only repeats the effect ("DEAD", "VICTIMS") is of every figure that counts nobody else.
    ``persons`` are the ids of entities that are one person each, whatever letter their names end in.
    """
    found: list[tuple[float | None, float | None, float | None]] = []
    for claim in claims:
        measured = [f for f in claim.figures if f.measure in _MEASURES[gold.effect]]
        by_type = claim.type == "CASUALTIES" and claim.mode in _MODES[gold.effect]
        if not by_type and not measured:
            continue
        targets = [role.mention.text for role in claim.roles if role.name == "target"]
        alone = {r.mention.text for r in claim.roles if r.mention.entity in persons}
        named = [
            figure
            for figure in measured
            if any(
                _alike(n, figure.population or figure.text)
                or (_words(n) <= _ANYBODY and _words(figure.population or "") <= _ANYBODY)
                for n in gold.names
            )
        ]
        if (
            not named
            and len(measured) == 1
            and any(_alike(n, target) for n in gold.names for target in targets)
        ):
            named = measured
        found += [(figure.low, figure.best, figure.high) for figure in named]
        if not measured or not found:
            alike = [target for target in targets if any(_alike(name, target) for name in gold.names)]
            numbers = [1.0 if target in alone else _spoken(target) for target in alike]
            found += [(number, number, number) for number in numbers if number is not None]
    return found


def _alike(name: str, words: str) -> bool:
    mine, theirs = _words(name), _words(words)
    if not mine or not theirs:
        return False
    singular = {word.removesuffix("s") for word in mine}, {word.removesuffix("s") for word in theirs}
    return len(singular[0] & singular[1]) / min(len(singular[0]), len(singular[1])) >= 0.5


def _spoken(target: str) -> float | None:
    first = target.lower().split()[0]
    if first in CARDINALS:
        return float(CARDINALS[first])
    last = re.findall(r"[a-z]+", target.lower())[-1:] or [""]
    plural = (last[0].endswith("s") and first not in {"a", "an"}) or last[0] in {
        "people",
        "men",
        "women",
        "children",
    }
    return None if plural else 1.0


def right(said: tuple[float | None, float | None, float | None], gold: Victims) -> bool:
    """Tell whether a figure is the key's, with its bounds: exact, open above or below, a range, about."""
    low, best, high = said
    if best is not None and best in {float(n) for n in gold.alternatives}:
        return True
    if gold.low is not None and gold.high is not None and gold.low == gold.high:
        return best == gold.low or (best is None and low == high == gold.low)
    if gold.low is None:
        return gold.high in {best, high}
    if gold.high is None:
        return gold.low in {best, low} or (low is not None and low - 1 == gold.low)
    return low == gold.low and high == gold.high


def muc4(documents: list[dict[str, Any]], extract: Extract) -> dict[str, float]:
    """Score numbers killed and injured: share found, and of these the share that is exactly the key's."""
    total = found = exact = 0
    for document in documents:
        wanted = [
            victim
            for template in document["templates"]
            if not template["optional"]
            for victim in victims(template)
        ]
        if not wanted:
            continue
        extraction = extract(body(document["text"]))
        persons = frozenset(entity.id for entity in extraction.entities if entity.kind == "person")
        for gold in wanted:
            total += 1
            said = said_of(extraction.claims, gold, persons)
            found += bool(said)
            exact += any(right(figure, gold) for figure in said)
    return {"found": _share(found, total), "exact": _share(exact, found), "victims": float(total)}


def body(text: str) -> str:
    """Return a MUC-4 text without its head, each paragraph on one line."""
    _, _, rest = text.rpartition("[TEXT]")
    return re.sub(r"(?<!\n)\n(?!\n) *", " ", rest).strip()


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def coded(claims: tuple[Claim, ...], event_words: set[str], text: str) -> Claim | None:
    """Return the claim whose predicate or cue is among the coded words of a record, the first of the best ones."""
    best: tuple[float, int, Claim] | None = None
    for number, claim in enumerate(claims):
        cue = _words(claim.attribution.cue.text) if claim.attribution and claim.attribution.cue else set()
        own = _words(claim.predicate_span.of(text)) | _words(claim.predicate)
        hits = (
            2.0 * bool(_near(own, event_words))
            + 1.5 * bool(_near(cue, event_words))
            + 0.1 * len(_words(claim.text) & event_words)
        )
        if hits >= 1.5 and (best is None or hits > best[0]):
            best = (hits, number, claim)
    return best[2] if best else None


def _near(mine: set[str], theirs: set[str]) -> bool:
    return any(one[:5] == other[:5] for one in mine for other in theirs if len(one) > 2)


def plover_records(records: list[dict[str, Any]], extract: Extract) -> dict[str, float]:
    """Score PLOVER's gold records: type of the coded event, and whether source and target are among its actors."""
    types = right_types = sources = right_sources = targets = right_targets = 0
    for record in records:
        extraction = extract(record["text"])
        claims = extraction.claims
        named = {entity.id: entity.name for entity in extraction.entities}
        gold = _RENAMED.get(record["event"], record["event"])
        claim = coded(claims, _words(record["eventText"]), record["text"])
        types += 1
        right_types += claim is not None and plover.of(claim) == gold
        acting, suffering = participants(claim, named)
        for actors, said, count in ((record["source"], acting, "s"), (record["target"], suffering, "t")):
            for actor in actors:
                hit = bool(_words(actor["actorText"]) & _words(" ".join(said)))
                if count == "s":
                    sources, right_sources = sources + 1, right_sources + hit
                else:
                    targets, right_targets = targets + 1, right_targets + hit
    return {
        "type": _share(right_types, types),
        "source": _share(right_sources, sources),
        "target": _share(right_targets, targets),
    }


def participants(claim: Claim | None, named: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the words of who acts and of who is acted on, with the name of whom a pronoun stands for.

    Who demands or rejects acts. ``named`` gives the name of each entity by its id.
    """
    if claim is None:
        return [], []

    def told(mention: Mention) -> str:
        return f"{mention.text} {named.get(mention.entity or '', '')}".strip()

    acting = [told(role.mention) for role in claim.roles if role.name == "actor"]
    suffering = [
        told(role.mention)
        for role in claim.roles
        if role.name in {"target", "recipient", "topic", "destination", "origin", "beneficiary"}
    ]
    speakers = [told(speaker.mention) for speaker in claim.attribution.chain[:1]] if claim.attribution else []
    if claim.stance != "asserts" or plover.of(claim) in {"ACCUSE", "SUPPORT", "THREATEN", "AGREE"}:
        inner = [text for text in acting if text not in speakers]
        acting, suffering = acting + speakers, suffering + inner
    if plover.of(claim) in {"CONSULT", "AGREE", "COOPERATE"}:
        both = acting + suffering
        acting, suffering = both, both
    if claim.place is not None:
        suffering = [*suffering, claim.place.mention.text]
    return acting, suffering


def petrarch(records: list[dict[str, Any]], extract: Extract) -> dict[str, float]:
    """Score PETRARCH's validation sentences: type in PLOVER's terms, where the code is a real one that PLOVER knows."""
    total = hits = 0
    for record in records:
        wanted = [_CODES[event["code"][:2]] for event in record["events"] if _coded(event.get("code"))]
        if not wanted:
            continue
        found = {plover.of(claim) for claim in extract(record["text"].replace("_", " ")).claims}
        for types in wanted:
            total += 1
            hits += bool(types & found)
    return {"type": _share(hits, total), "events": float(total)}


def _coded(code: str | None) -> bool:
    return bool(code) and bool(re.fullmatch(r"\d{3,4}[A-Z]?", code or "")) and (code or "")[:2] in _CODES
