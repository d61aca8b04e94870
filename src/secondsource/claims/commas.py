"""Speakers behind a lost comma: "Rebels took the town the army said on Friday", read from the words alone.

Reports that went through a converter often have lost their commas, and a tree then ties the speaker to the
noun before it. A noun phrase that begins where no noun phrase can go on tells where the comma stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon, run_in
from secondsource.claims.tree import CLOSING

if TYPE_CHECKING:
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_LONGEST = 22
"""Tokens of a speaker with titles and bodies ("a source at …"); no speaker of the sample was longer."""

_TITLE = 6
"""Tokens between the first noun of a speaker's words and their head ("the *Britain*-based monitor")."""

_AT = 3
"""Tokens of a place with what tells its side ("*Northern Homs*")."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "X", "SYM"})
_BETWEEN = frozenset("-–&/'’()") | {"'s", "’s"}
_BEHIND = frozenset({"adding", "citing", "quoting", "after", "when", "while", "following", "without", "but"})
"""Words that may open what follows the verb of saying without being its content."""

_ON = frozenset({
    "note", "stress", "warn", "explain", "refer", "describe", "speak", "confirm", "affirm", "indicate",
    "emphasize", "underline", "accuse", "blame",
})  # fmt: skip
_OF_STATE = frozenset({"media", "television", "tv", "radio", "news", "agency"})
"""What "state" opens a name of, whatever noun stands before it ("… of Aleppo city *state media* said")."""
_STATE = frozenset({"state", "regime", "government"})
_BY_STATE = frozenset({"run", "owned", "controlled", "funded", "backed"})
"""What may stand between the two ("*state-run TV* said")."""

REVISING = frozenset({"update", "revise", "raise", "correct"})
"""What somebody does with a number that he gave before."""
_OPENING = frozenset(
    {"local", "medical", "official", "military", "rescue", "diplomatic", "pro-government", "senior"}
)
"""What opens a speaker of two words, whatever noun stands before it."""
_SETTLEMENTS = frozenset({
    "city", "district", "governorate", "neighborhood", "neighbourhood", "province", "suburb", "town",
    "village",
})  # fmt: skip
"""What may follow the name of a place and tell what it is."""
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_TIMES = lexicon.PERIODS | {"morning", "evening"}


def trailing(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of a verb of saying at the end of a sentence without a comma before the speaker.

    Args:
        tree: The document.
        verb: The verb of saying, or "quoted" of "was quoted as saying".

    Returns:
        Token ranges of content and speaker, or ``None``: the sentence does not end so.
    """
    start, end = tree.sents[tree.sent[verb]]
    source = speaker_before(tree, verb)
    if source is None or source[0] - start < 4 or not _ends(tree, verb, end):
        return None
    while start < source[0] and (tree.pos[start] == "SPACE" or tree.words[start] in CLOSING):
        start += 1
    told = any(tree.is_predicate(i) and tree.finite(i) for i in range(start, source[0]))
    headline = any(
        tree.past_participle(i) and (tree.base[i] == "acl" or tree.own_subject(i) is not None)
        for i in range(start, source[0])
    )
    return ((start, source[0]), source) if told or headline else None


def apposed(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of "…, the mayor of the town, Fatime Abakar, said": a description and a name between commas.

    Returns:
        Token ranges of content and speaker, or ``None``: the verb does not stand so.
    """
    start = tree.sents[tree.sent[verb]][0]
    commas = [i for i in range(verb - 1, max(start, verb - _LONGEST), -1) if tree.words[i] == ","][:3]
    if len(commas) < 3 or commas[0] != verb - 1:
        return None
    last, first = (commas[1] + 1, commas[0]), (commas[2] + 1, commas[1])
    named = [all(tree.ent[i] in {"PERSON", "ORG"} for i in range(*piece)) for piece in (first, last)]
    told = last if named[0] else first
    if named[0] == named[1] or any(tree.is_verb(i) and tree.finite(i) for i in range(*told)):
        return None
    if not _can_speak(tree, *told) or not any(tree.is_predicate(i) for i in range(start, commas[2])):
        return None
    return (start, commas[2]), (first[0], last[1])


def inverted(tree: Tree, verb: int) -> tuple[Range, Range] | None:
    """Find content and speaker of "… near an airport said the monitor which relies on a network": no comma before the verb.

    Returns:
        Token ranges of content and speaker, or ``None``: the verb has its content elsewhere.
    """
    start, end = tree.sents[tree.sent[verb]]
    first = verb + 1
    own = tree.own_subject(verb)
    if tree.lemma[verb] != "say" and own is not None and own < verb:
        return None  # "when Moscow *announced* a withdrawal of its forces"
    if verb - start < 4 or first >= end or not _closes_phrase(tree, verb - 1):
        return None
    noun = next(
        (
            i
            for i in range(first, end)
            if tree.pos[i] in {"NOUN", "PROPN"} and tree.base[i] != "compound" and tree.dep[i] != "nmod:desc"
        ),
        None,
    )
    if noun is None or any(tree.pos[i] not in _NOMINAL for i in range(first, noun)):
        return None
    begin, stop = tree.phrase(noun)
    rest = range(stop, end)
    plain = tree.lemma[verb] == "say"  # takes no noun for what is said
    related = stop < end and (tree.lower[stop] in {"who", "which"} or (plain and _beside(tree, stop)))
    if (
        begin != first
        or not _can_speak(tree, begin, stop)
        or (not related and any(tree.is_verb(i) for i in rest))
    ):
        return None
    told = any(
        tree.is_predicate(i)
        and (tree.finite(i) or (tree.past_participle(i) and tree.own_subject(i) is not None))
        for i in range(start, verb)
    )
    if tree.lower[stop : stop + 1] in (["adding"], ["noting"], ["stressing"]) and any(
        tree.pos[i] == "VERB" and tree.base[i] != "amod" for i in range(start, verb)
    ):
        return (start, verb), (
            begin,
            stop,
        )  # "… killed 12 people said the monitor *adding that* …": two speak at once
    spoken = any(
        tree.own_subject(i) is not None and tree.antecedent(tree.own_subject(i) or 0) < verb
        for i in range(start, verb)
    )
    return ((start, verb), (begin, stop)) if told and spoken else None


def _beside(tree: Tree, index: int) -> bool:
    """Tell whether what follows a speaker only tells more of him ("said the monitor *adding that* …", "said X *a doctor* who …")."""
    if tree.gerund(index) or tree.lower[index] in {"in", "on"}:
        return True
    return tree.lower[index] in {"a", "an", "the"} and not any(
        tree.finite(i) and tree.dep[i] != "acl:relcl" and tree.own_subject(i) == index + 1
        for i in range(index + 1, tree.sents[tree.sent[index]][1])
    )


def speaker_before(tree: Tree, verb: int) -> Range | None:
    """Return the noun phrase right before a verb that cannot belong to the words before it, or ``None``."""
    end = verb
    floor = tree.sents[tree.sent[verb]][0]
    while end > floor and tree.pos[end - 1] in {"AUX", "ADV"}:
        end -= 1
    if end - 1 <= floor:
        return None
    if tree.lower[end - 1] in _PRONOUNS:
        # "since the war began *he* added": nothing but a speaker stands there in this form
        bare = tree.lower[end - 1] != "it" and tree.pos[end - 2] == "VERB"
        return (end - 1, end) if bare or _closes_phrase(tree, end - 2) else None
    begin = end - 1
    best: Range | None = None
    while begin > floor and end - begin <= _LONGEST and _nominal(tree, begin):
        if _opens_phrase(tree, begin, end) and _closes_phrase(tree, begin - 1):
            best = (begin, end)
            break
        begin -= 1
    return best if best is not None and _can_speak(tree, *best) else None


def _nominal(tree: Tree, index: int) -> bool:
    if tree.pos[index] in _NOMINAL or tree.words[index] in _BETWEEN:
        return True
    if tree.pos[index] == "VERB":  # "the London-based monitor", "a group monitoring the conflict"
        return tree.base[index] in {"amod", "acl"} or tree.words[index - 1] == "-"
    return tree.lower[index] in {"and", "who", "his", "her", "their", "its"}


def _opens_phrase(tree: Tree, index: int, end: int) -> bool:
    """Tell whether a noun phrase begins at a token whatever stands before it."""
    before = index - 1
    if tree.pos[index] == "DET" or tree.lower[index] in {"his", "her", "their", "its", "one"}:
        return True
    if tree.words[before] in CLOSING:
        first = next(
            (i for i in range(index, end) if tree.pos[i] in {"NOUN", "PROPN"} and tree.base[i] != "compound"),
            end - 1,
        )
        return bool(tree.ent[first]) or _speaks_by_name(tree, first)
    if tree.words[index].isupper() and index < end - 1 and _speaks_by_name(tree, index + 1):
        return tree.ent[before] in {"GPE", "LOC", "FAC"}  # "in New Aleppo SANA reporter said"
    if tree.ent[index] == "NORP" and tree.ent_of[index][0] == index and tree.pos[before] in {"NOUN", "NUM"}:
        return tree.base[before] not in {"compound", "amod"}  # "… 10 children Lebanese television reported"
    if index == end - 1 and mark_behind_place(tree, index):
        return True  # "in Northern Homs FNA reports"
    if tree.lower[index].endswith("s") and tree.lower[index][:-1] in lexicon.countries():
        return True  # "Russias defence ministry said", its apostrophe lost as well
    if index == end - 1 and _named_before(tree, index):
        return tree.pos[before] == "NUM"  # "since World War II *Steifo* said"
    if index in tree.ent_of and tree.ent_of[index][0] == index:
        if tree.ent[index] == "PERSON":
            return tree.ent[before] != "PERSON" and not _title(tree, before)
        if tree.ent[index] == "ORG":
            # "in Idlib SANA said", not "the opposition Idlib Media Centre said"
            mark = (
                index == end - 1
                and tree.words[index].isupper()
                and tree.pos[before] not in {"DET", "ADP", "PROPN"}
            )
            # "… and 20 others wounded Al-Manar TV said", not "the rebel-held Aleppo Media Centre said"
            behind = tree.past_participle(before) and tree.base[before] not in {"amod", "compound"}
            told = tree.ent[before] in {"GPE", "LOC", "DATE", "TIME", "FAC"}
            several = (
                tree.pos[before] == "NOUN"
                and "Number=Plur" in tree.feats[before]
                and tree.words[index].isupper()
            )
            told = told or several  # "… a child and two women SANA news agency reported"
            return told or behind or (mark and not _title(tree, before))
    if tree.lower[index] in _OPENING and _speaks_by_name(tree, end - 1) and _plain_noun(tree, before):
        return end - index <= _AT  # "after days of calm *local residents* said"
    if tree.lower[index] in _OPENING and _speaks_by_name(tree, index + 1) and tree.ent[before] == "GPE":
        return tree.ent[index + 2] == "PERSON"  # "the border with Turkey *local activist X* said"
    run = tree.lower[index + 2] in _BY_STATE if tree.words[index + 1] == "-" and index + 3 < end else False
    owned = tree.lower[before].endswith("s") and tree.lower[before][:-1] in lexicon.countries()
    if not owned and tree.lower[index] in _STATE and tree.lemma[index + 3 if run else index + 1] in _OF_STATE:
        return tree.pos[before] not in {"DET", "ADJ", "ADP"} and tree.ent[before] != "NORP"
    head = end - 1
    several = "Number=Plur" in tree.feats[head] or tree.lemma[head] in run_in.UNCOUNTED
    if tree.pos[head] != "NOUN" or not several:
        return False
    first = head
    while (
        tree.base[first - 1] in {"amod", "compound"}
        and tree.head[first - 1] == head
        and (tree.ent[first - 1] in {"", "NORP"} or _land_before(tree, first - 1))
        and not behind_settlement(tree, first)
    ):
        first -= 1
    return index == first and _speaks_by_name(tree, head)


def _land_before(tree: Tree, index: int) -> bool:
    """Tell whether a country's name tells whose officials speak ("in Geneva *US* officials said"), not where ("in *Syria* …")."""
    return tree.lower[index] in lexicon.countries() and tree.pos[index - 1] not in {"ADP", "DET", "ADJ"}


def _named_before(tree: Tree, index: int) -> bool:
    """Tell whether a word ended the name of a person earlier in the report."""
    return any(
        i < tree.sents[tree.sent[index]][0] and tree.ent[i] == "PERSON" and tree.ent_of[i][1] == i + 1
        for i in tree.spots[tree.words[index]]
    )


def behind_settlement(tree: Tree, index: int) -> bool:
    """Tell whether a word stands behind a place and what it is ("in Jayrud town *rebels* said")."""
    return (
        index > 2
        and tree.lower[index - 1] in _SETTLEMENTS
        and tree.ent[index - 2] in {"GPE", "LOC", "FAC"}
        and any(tree.pos[i] == "ADP" for i in range(index - 4 if index > 3 else 0, index - 2))
    )


def _plain_noun(tree: Tree, index: int) -> bool:
    """Tell whether a word is a noun or name, which no adjective goes on with."""
    return tree.pos[index] in {"NOUN", "PROPN", "NUM"}


def mark_behind_place(tree: Tree, index: int) -> bool:
    """Tell whether an agency's mark in capitals follows a name that tells where ("in Northern Homs *FNA*")."""
    word = tree.words[index]
    if not (word.isalpha() and word.isupper() and 1 < len(word) < _TITLE):
        return False
    before = index - 1
    while before > 0 and index - before <= _AT and tree.pos[before] in {"PROPN", "ADJ"}:
        if tree.words[before].isupper():
            return False
        before -= 1
    return 0 < before < index - 1 and tree.lower[before] in {"in", "near", "at", "outside"}


def _title(tree: Tree, index: int) -> bool:
    """Tell whether a word before a name belongs to it ("Observatory director Rami Abdel Rahman")."""
    return tree.pos[index] in {"NOUN", "PROPN", "ADJ"} and (
        _speaks_by_name(tree, index)
        or tree.lemma[index] in lexicon.words("actors", "collectives")
        or (tree.pos[index] == "PROPN" and not tree.ent[index])
    )


def _speaks_by_name(tree: Tree, index: int) -> bool:
    lemma = tree.lemma[index]
    return (
        lemma in lexicon.sectors()
        or lemma in lexicon.words("actors", "persons")
        or lemma in lexicon.words("acts", "outlets")
        or lemma in {"source", "authority", "group", "witness"}
    )


def _can_speak(tree: Tree, begin: int, end: int) -> bool:
    """Tell whether a noun phrase has a word in it that can be a speaker."""
    if tree.lower[begin] in _PRONOUNS:
        return True
    return any(
        tree.ent[i] in {"PERSON", "ORG", "NORP"}
        or _speaks_by_name(tree, i)
        or tree.lemma[i] in lexicon.words("actors", "collectives")
        or tree.lemma[i] in lexicon.words("acts", "documents")
        for i in range(begin, end)
    )


def _closes_phrase(tree: Tree, index: int) -> bool:
    """Tell whether the words before a noun phrase are complete, so that it is not part of them."""
    if index < 0:
        return False
    if tree.words[index] in CLOSING or tree.words[index] in {")", "]"}:
        return True
    pos = tree.pos[index]
    if pos == "VERB":
        return tree.passive(index) or tree.base[index] == "xcomp"
    if pos == "ADJ":
        return run_in.counts_more(tree, index) or tree.base[index] not in {"amod", "compound"}
    if pos == "ADV":
        return tree.base[index] == "advmod" and index > 0
    return pos in {"NOUN", "PROPN", "NUM", "PRON"} and tree.lower[index] not in _RELATIVE


def _ends(tree: Tree, verb: int, end: int) -> bool:
    """Tell whether nothing behind a verb of saying is its content."""
    index = verb + 1
    if index < end and tree.lower[index] == "as" and tree.words[verb].lower() == "quoted":
        index += 2
    if index < end and _thing(tree, index) and tree.lemma[verb] not in {"tell", "inform"}:
        noun = next((i for i in range(index, end) if _named_by(tree, i)), index)
        said = tree.lemma[verb] == "say" and not _can_speak(tree, noun, noun + 1)
        if not said or tree.words[end - 1] == ":":
            return False  # "as troops advanced activists reported heavy shelling", not "… the army said, a town near it"
    for spot in range(index, end):
        if tree.lower[spot] in _BEHIND or (spot == index and _revises(tree, spot)) or _speaks_on(tree, spot):
            return True
        if tree.lower[spot] in {"that", "if", "whether", ":"} or tree.words[spot] in '“"':
            return False
        if tree.is_verb(spot) and tree.base[spot] != "amod":
            return False
    return True


def _speaks_on(tree: Tree, index: int) -> bool:
    """Tell whether a gerund goes on with what a speaker does in words ("… told the paper *noting that* …")."""
    return (
        tree.gerund(index) and tree.lemma[index] in _ON and tree.base[index] not in {"csubj", "nsubj", "amod"}
    )


def _named_by(tree: Tree, index: int) -> bool:
    """Tell whether a token is the noun that a noun phrase is named by."""
    return tree.pos[index] in {"NOUN", "PROPN"} and tree.base[index] not in {"compound", "amod"}


def _revises(tree: Tree, index: int) -> bool:
    """Tell whether a gerund only tells what somebody does in speaking ("the monitor said *updating* an earlier toll")."""
    return tree.gerund(index) and tree.lemma[index] in REVISING | {"cite", "quote"}


def _thing(tree: Tree, index: int) -> bool:
    """Tell whether a noun phrase that is no time begins at a token."""
    if tree.pos[index] not in {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"} or tree.ent[index] in {
        "DATE",
        "TIME",
    }:
        return False
    return not any(tree.lemma[i] in _TIMES for i in range(index, min(index + 3, len(tree))))
