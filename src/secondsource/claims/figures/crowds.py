"""Reads how many took part in a protest: "a crowd of 10,000", "put the *turnout* at 80,000", where one is spoken of."""

from spacy.tokens import Doc, Token

from secondsource.claims.quantities import Quantity

_CROWD = frozenset({"crowd", "crowds", "turnout", "attendance"})
_LINKS = frozenset(
    {
        "at",
        "of",
        "to",
        "was",
        "is",
        "were",
        "reached",
        "put",
        "estimated",
        "numbered",
        "with",
        "about",
        "than",
    }
)
_PROTEST = frozenset(
    {
        "protest", "protests", "protested", "protesters", "protestors", "protesting", "march", "marched", "marches", "marchers",
        "rally", "rallied", "rallies", "demonstration", "demonstrations", "demonstrated", "demonstrators", "organizers",
        "organisers", "vigil", "sit-in", "marching", "rallying", "demonstrating", "gathered",
    }
)  # fmt: skip
_BACK = 4  # tokens from a number back to the crowd
_AROUND = 80  # tokens back and ahead within which a protest is spoken of


def crowd(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Return the measure and word of a crowd that protests; ``(None, None)``: another crowd, or none."""
    if quantity.unit not in ("person", None) or quantity.per is not None:
        return None, None
    for i in range(quantity.start - 1, max(quantity.start - 1 - _BACK, -1), -1):
        if doc[i].lower_ in _CROWD:
            near = doc[max(i - _AROUND, 0) : min(quantity.end + _AROUND, len(doc))]
            told = any(token.lower_ in _PROTEST for token in near)
            return ("protesting", doc[i]) if told else (None, None)
        if doc[i].lower_ not in _LINKS:
            break
    return None, None
