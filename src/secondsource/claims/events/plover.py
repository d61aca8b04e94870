"""The PLOVER type of a claim: the crisis matters and stances of this program in the 16 types of PLOVER (2021).

PLOVER leaves casualties, sieges, ceasefires and the like to "context"; a consumer of PLOVER data wants one of its
16 types. What somebody demands, rejects or threatens is in PLOVER the demand, rejection or threat.
"""

from secondsource.claims.events import patterns
from secondsource.model.claim import Claim

TYPES = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
_BY_STANCE = {
    "demands": "REQUEST",
    "proposes": "REQUEST",
    "rejects": "REJECT",
    "promises": "AGREE",
    "denies": "REJECT",
}
_BY_TYPE = {
    "CASUALTIES": "ASSAULT",
    "DAMAGE": "COERCE",
    "DETENTION": "COERCE",
    "DISPLACEMENT": "REQUEST",
    "EVACUATION": "AID",
    "SIEGE": "COERCE",
    "ACCESS": "RETREAT",
    "CEASEFIRE": "RETREAT",
    "TERRITORY": "ASSAULT",
    "MEETING": "CONSULT",
}
_BY_MODE = {
    ("DETENTION", "released"): "RETREAT",
    ("SIEGE", "lifted"): "RETREAT",
    ("TERRITORY", "lost"): "RETREAT",
    ("CEASEFIRE", "broken"): "ASSAULT",
    ("CEASEFIRE", "agreed"): "AGREE",
    ("ACCESS", "denied"): "COERCE",
    ("DISPLACEMENT", "returned"): "RETREAT",
    ("PROTEST", "ended"): "RETREAT",
    ("MEETING", "failed"): "REJECT",
    ("MEETING", "cancelled"): "SANCTION",
    ("MEETING", "postponed"): "SANCTION",
    ("DETENTION", "escaped"): "",
    ("DAMAGE", "restored"): "AID",
}


_FRIENDLY = frozenset({"RETREAT", "CONCEDE", "AID", "CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_HOSTILE = frozenset({"COERCE", "SANCTION", "REJECT", "ASSAULT", "PROTEST", "MOBILIZE"})


def of(claim: Claim) -> str | None:
    """Return the PLOVER type of a claim, or ``None``: PLOVER has none (a mere statement, a hazard).

    What somebody says he will do is no deed yet: a friendly one is in PLOVER an AGREE, a hostile one a THREATEN.
    """
    if claim.stance in {"demands", "proposes", "rejects", "denies"}:
        return _BY_STANCE[claim.stance]
    found = _BY_MODE.get((claim.type, claim.mode or ""), _BY_TYPE.get(claim.type, claim.type))
    if claim.stance == "warns" and (found in _HOSTILE or claim.type == "STATEMENT"):
        return "THREATEN"
    if claim.stance == "promises" or (claim.modality == "planned" and _own_deed(claim)):
        if found in _HOSTILE:
            return "THREATEN"
        if found in _FRIENDLY or claim.stance == "promises":
            return "AGREE"
    act = _act(claim)
    if act is not None:
        return act
    if claim.polarity == "negated" and claim.type in {"AGREE", "MEETING"}:
        return "REJECT"
    return found if found in TYPES else None


def _own_deed(claim: Claim) -> bool:
    """Tell whether the speaker is the actor of what is planned."""
    if claim.attribution is None or not claim.attribution.chain:
        return False
    speaker = claim.attribution.chain[0].mention
    actors = [role.mention for role in claim.roles if role.name == "actor"]
    return any(
        actor.text == speaker.text or (actor.entity is not None and actor.entity == speaker.entity)
        for actor in actors
    )


def _act(claim: Claim) -> str | None:
    """Return the type of the act of saying that the claim's cue names ("accused", "threatened"), or ``None``."""
    if claim.attribution is None or claim.attribution.cue is None:
        return None
    if claim.type in {"ACCUSE", "SUPPORT", "THREATEN"}:
        return claim.type
    for word in reversed(claim.attribution.cue.text.lower().split()):
        for form in (
            word,
            word.removesuffix("d"),
            word.removesuffix("ed"),
            word.removesuffix("s"),
            word.removesuffix("ing"),
        ):
            entries = [entry for entry in patterns.act_verbs().get(form, ()) if entry.pattern.weight == 0]
            if entries:
                return "THREATEN" if form == "threaten" else entries[0].second
    return None
