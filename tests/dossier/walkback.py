"""Walks every value of a rendered dossier back to the words, field or set that it claims to be.

This knows the snapshot and the page, and nothing of how the page was made.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from lxml import html

from secondsource.dossier import dates
from secondsource.dossier.limits import GAPS
from secondsource.dossier.shapes import country_names
from secondsource.dossier.wording import MODE_WORDS, STANCE_WORDS, STATE_WORDS, STATUS_WORDS

INTERFACE = frozenset((Path(__file__).parent / "interface_words.txt").read_text(encoding="utf-8").split())
HIDDEN = {"script", "style", "symbol", "defs"}
NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "several",
)
STEPS = ("later_count", "correction", "retraction")
LABELS = ("aria-label", "title", "placeholder", "alt")


def nouns(snapshot):
    """Return every noun of a snapshot by the id that pages use."""
    made = snapshot.reconciliation
    found = {"reconciliation": made}
    for things in (
        snapshot.reports,
        made.entities,
        made.origins,
        made.findings,
        made.lineage,
        snapshot.judgements,
    ):
        found |= {t.id: t for t in things}
    found |= {str(i + 1): r for i, r in enumerate(snapshot.reports)}
    for extraction in snapshot.extractions:
        found[f"ext-{extraction.report}"] = extraction
        found |= {c.id: c for c in extraction.claims}
    found |= {f"inferred-{i.report}": i for i in made.inferred_dates}
    found |= {f"unread-{i}": u for i, u in enumerate(snapshot.unread)}
    return found


def proper_names(snapshot):
    """Return the words that are names in a case: capitals of its names, all of its outlets and of whom it credits."""
    made = snapshot.reconciliation
    named = [text for e in made.entities for text in (e.name, *e.aliases)] + [o.name for o in made.origins]
    every = [text for r in snapshot.reports for text in (r.outlet or "", *(c.name for c in r.credits))]
    capitals = {word for text in named for word in re.findall(r"\w+", text) if not word.islower()}
    words = capitals | {word for text in every for word in re.findall(r"\w+", text)}
    return frozenset(word for word in words if word not in INTERFACE and word.lower() not in INTERFACE)


def value_at(noun, path):
    """Return the value at a dotted path: attributes, mapping keys and indices."""
    for part in path.split("."):
        if isinstance(noun, Mapping):
            noun = noun[part]
        elif isinstance(noun, tuple) and part.isdigit():
            noun = noun[int(part)]
        else:
            noun = getattr(noun, part)
    return noun


def readable(value):
    """Return the forms in which a value may be shown."""
    forms = {str(value)}
    if isinstance(value, bool) or value is None:
        return forms
    if isinstance(value, (int, float)):
        forms |= {f"{value:,.0f}" if value == int(value) else f"{value:,.6g}", f"{round(100 * value)} %"}
        forms |= {f"{value:.3f}".rstrip("0").rstrip("."), *dates.WEEKDAYS[int(value) - 1 : int(value)]}
    if isinstance(value, str):
        forms |= {
            value.replace("_", " ").lower(),
            dates.short(value),
            value.replace("\\", "/").rsplit("/", 1)[-1],
        }
        coded = (STATUS_WORDS, STATE_WORDS, STANCE_WORDS, MODE_WORDS, country_names())
        forms |= {words.get(value, value) for words in coded}
        # A rule without its own name ("vague:dozens", "standing: ends of …").
        forms |= {
            value.partition(": ")[2],
            value.rpartition(":")[2].replace("_", " ").replace("+", ", ").lower(),
        }
    if isinstance(value, Mapping):
        forms |= set(value)
    return forms


class Walk:
    """One walk over a page: what was verified, and what was not recovered."""

    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.nouns = nouns(snapshot)
        self.claims = [c for e in snapshot.extractions for c in e.claims]
        self.members = {m: e.id for e in snapshot.reconciliation.entities for m in e.members}
        self.proper = proper_names(snapshot)
        self.verified = Counter()
        self.problems = []
        self.sizes = {}

    def page(self, text):
        """Walk one page; returns itself."""
        root = html.fromstring(text)
        self._walk(root.find("body"))
        return self

    def _walk(self, element):
        if not isinstance(element.tag, str) or element.tag.rsplit("}", 1)[-1] in HIDDEN:
            return
        self._labels(element)
        check = next((c for c in CHECKS if c in element.attrib), None)
        if check:
            shown = "".join(element.itertext())
            problem = CHECKS[check](self, element, element.attrib[check], shown)
            if problem:
                self.problems.append(f"{check}={element.attrib[check]!r}: {shown[:80]!r}: {problem}")
            else:
                self.verified[check] += 1
            for child in element:
                self._labels(child)
            return
        self._naked(element.text, element)
        for child in element:
            self._walk(child)
            self._naked(child.tail, element)

    def _labels(self, element):
        for name in LABELS:
            if name in element.attrib and "data-label" not in element.attrib:
                self._naked(element.attrib[name], element)
        if "data-label" in element.attrib:
            problem = self._field(element, element.attrib["data-label"], element.attrib["aria-label"])
            if problem:
                self.problems.append(f"data-label: {problem}")
            else:
                self.verified["data-label"] += 1

    def _naked(self, text, element):
        """Only words of the interface may stand without saying where they come from; never a number."""
        for word in re.findall(r"\w+", text or ""):
            if word not in INTERFACE:
                self.problems.append(
                    f"<{element.tag} class={element.get('class')!r}>: naked word {word!r} in {text.strip()[:80]!r}"
                )

    def _span(self, _element, ref, shown):
        report, start, end = map(int, re.fullmatch(r"(\d+):(\d+)-(\d+)", ref).groups())
        words = self.snapshot.reports[report - 1].text[start:end]
        return None if shown == words else f"the report has {words[:80]!r}"

    def _whose(self, element, of):
        """Return the full address of a field that is given as of the nearest anchor, or of the link around it."""
        if of[0] == "#":
            link = next(a for a in element.iterancestors("a"))
            return f"{link.get('href').rpartition('#')[2]}:{of[1:]}"
        if of[0] != ":":
            return of
        for around in (element, *element.iterancestors()):
            id_ = around.get("id", "")
            if id_ in self.nouns:
                return id_ + of
            if id_.startswith("fig-"):
                claim, _, number = id_[4:].rpartition("-")
                return f"{claim}:figures.{number}.{of[1:]}"
        raise AssertionError(f"{of}: of what?")

    def _field(self, element, of, shown):
        noun_id, _, path = self._whose(element, of).partition(":")
        if noun_id not in self.nouns:
            return "no such noun"
        noun = self.nouns[noun_id]
        if path == "interval":
            value = dates.interval(noun.start, noun.end)
            return None if shown == value else f"the field is {value!r}"
        value = value_at(noun, path)
        if re.search(r"(^|\.)why$|^flags\.\d+\.reason$", path) and not noun_id.startswith(
            ("jud-", "inferred-")
        ):
            stray = self._stray(element)
            if stray:
                return f"these lead nowhere: {stray}"
            if self._more_than(noun, shown):
                return "there are not so many"
        forms = readable(value)
        if shown in forms or (shown.endswith("…") and any(f.startswith(shown[:-1]) for f in forms)):
            return None
        return f"the field is {value!r}"

    def _more_than(self, noun, sentence):
        """Tell whether a sentence of ours speaks of more reports or origins of a finding than it has."""
        said = re.findall(
            r"\b(two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(report|origin)s",
            sentence,
            re.IGNORECASE,
        )
        if not getattr(noun, "id", "").startswith("fin-"):
            return False
        held = {"origin": len(noun.origins), "report": self._of_noun(noun, "reports")}
        self.verified["number in words"] += len(said)
        return any(NUMBERS.index(word.lower()) + 2 > held[of] for word, of in said)

    def _stray(self, element):
        """Return the numbers, and the names inside its sentences, that a sentence of ours holds outside its links."""
        own = (element.text or "") + "".join(f"\0{link.tail or ''}" for link in element)
        self.verified["link in a sentence"] += sum(link.tag == "a" for link in element)
        own = re.sub(rf"(?i)\b({'|'.join(NUMBERS)})\b", "", own)  # of those _more_than knows
        inside = re.sub(r"(^|[.:;“] *)[^\W\d_]", r"\1", own)
        stray = [word for word in re.findall(r"[A-ZÀ-Þ]\w*|\d+", inside) if word not in INTERFACE]
        # At the beginning of a sentence a capital says nothing: there, and in small letters, what is a name counts.
        return stray + [word for word in re.findall(r"\w+", own) if word in self.proper and word not in stray]

    def _interval(self, element, of, shown):
        noun_id, _, path = self._whose(element, of).partition(":")
        time = value_at(self.nouns[noun_id], path)
        return None if shown == dates.of_time(time) else f"the time is {time!r}"

    def _count(self, _element, of, shown):
        n = self.size(of)
        return None if shown == f"{n:,}" else f"the set has {n}"

    def _letter(self, element, letter, shown):
        article = next((a for a in element.iterancestors() if a.get("class", "").startswith("finding")), None)
        if shown != letter or article is None:
            return "no letter of a finding's origin"
        number = 0
        for character in letter:
            number = number * 26 + ord(character) - 64
        return None if 1 <= number <= len(self.nouns[article.get("id")].origins) else "no such origin"

    def _axis(self, _element, iso, shown):
        if iso:
            return None if shown in (dates.short(iso), dates.short(iso)[:-5]) else "no such day"
        return None if re.fullmatch(r"[\d,.]+( km)?", shown) else "no number of a scale"

    def _number(self, _element, number, shown):
        return None if number == shown and shown.isdigit() else "no page number"

    def size(self, of):
        """Return the size of a set, counted anew from the snapshot."""
        if of not in self.sizes:
            self.sizes[of] = self._size(of)
        return self.sizes[of]

    @cached_property
    def whole(self):
        """Sizes of the sets of the whole case, by name."""
        snapshot, made = self.snapshot, self.snapshot.reconciliation
        timed = {c.id for c in self.claims if c.time}
        whole = {
            "reports": len(snapshot.reports),
            "claims": len(self.claims),
            "findings": len(made.findings),
            "origins": len(made.origins),
            "outlets": len({r.outlet for r in snapshot.reports} - {None}),
            "undated": sum(not r.published for r in snapshot.reports),
            "unread": len(snapshot.unread) + sum(bool(r.unread_reason) for r in snapshot.reports),
            "figures": sum(len(c.figures) for c in self.claims),
            "lineage": len(made.lineage),
            "untimed": sum(not timed & set(f.claims) for f in made.findings),
        }
        located = {self.members.get(c.place.mention.entity) for c in self.claims if c.place} - {None}
        whole["places of claims"] = len(located)
        whole["places without coordinates"] = sum(self.nouns[e].latitude is None for e in located)
        whole["outlets left out"] = whole["outlets"] - 12
        whole["days left out"] = len({r.published[:10] for r in snapshot.reports if r.published}) - 31
        return whole

    def _size(self, of):
        made = self.snapshot.reconciliation
        if of in self.whole:
            return self.whole[of]
        if of == "speakers":
            return len({self._said(c) for c in self.claims if c.attribution})
        if of == "places":
            at = {
                self.members[c.place.mention.entity]
                for c in self.claims
                if c.place and c.place.mention.entity in self.members
            }
            return len(at | {e.id for e in made.entities if e.kind == "place" and e.precision})
        key, _, rest = of.partition(":")
        if key in self.nouns:
            return self._of_noun(self.nouns[key], rest)
        return len(self._named(key, rest))

    def _said(self, claim):
        chain = claim.attribution.chain
        if not chain:
            return "nobody"
        entity = self.members.get(chain[0].mention.entity)
        return entity or (
            "unnamed" if chain[0].kind == "unnamed" else f"words:{chain[0].mention.text.lower()}"
        )

    def _of_noun(self, noun, rest):
        if rest in ("claims", "origins", "spans") and hasattr(noun, rest):
            return len(getattr(noun, rest))
        ids = set(getattr(noun, "claims", ()))
        if rest == "apart":  # of a finding: what gives such a figure and is not compared
            here = [self.nouns[c] for c in noun.claims]
            giving = {c.id for c in here if any(f.measure == noun.range.measure for f in c.figures)}
            steps = {c for h in noun.history if h.change in STEPS for c in h.claims}
            alike = steps | {c for v in noun.facets["count"].values for c in v.claims}
            return len(ids & giving - alike)
        if rest == "claims":  # of a report
            return sum(c.report == noun.id for c in self.claims)
        if rest.endswith(":reports"):
            ids = set(next(o for o in noun.origins if o.origin == rest.split(":")[0]).claims)
        return len({self.nouns[c].report for c in ids})

    def _named(self, key, rest):
        made = self.snapshot.reconciliation
        if key == "status":
            return [f for f in made.findings if f.status == rest]
        if key == "type":
            return [f for f in made.findings if f.type == rest]
        if key == "outlet":
            return [r for r in self.snapshot.reports if (r.outlet or "") == rest]
        if key == "versions":
            return [e for e in self.snapshot.extractions if e.versions == rest]
        if key == "reason":
            return [c for c in self.claims if c.time and not c.time.resolved and c.time.reason == rest]
        if key == "rule":
            return [f for c in self.claims for f in c.figures if f.rule == rest]
        if key in ("gap", "base"):
            _, could, lacks = next(g for g in GAPS if g[0] == rest)
            return [c for c in self.claims if could(c) and (key == "base" or lacks(c))]
        who, _, what = rest.rpartition(":")
        if key == "said":
            claims = [c for c in self.claims if c.attribution and self._said(c) == who]
            return claims if what == "claims" else {c.report for c in claims}
        if key == "at":
            return [c for c in self.claims if c.place and self.members.get(c.place.mention.entity) == who]
        raise AssertionError(f"a set that the dossier's documentation does not name: {key}:{rest}")


CHECKS = {
    "data-span": Walk._span,
    "data-field": Walk._field,
    "data-interval": Walk._interval,
    "data-count": Walk._count,
    "data-letter": Walk._letter,
    "data-axis": Walk._axis,
    "data-page": Walk._number,
}
