"""Write canonical.json anew: `python -m tests.language.canonical`, after the weights have changed.

Look at the difference before committing it: each line of it is a change of what the reader says.
"""

import json
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from secondsource.language import load

PATH = Path(__file__).with_name("canonical.json")

TEXTS = (
    "The army shelled two hospitals in eastern Aleppo on Tuesday, killing at least 12 people.",
    "“We will not leave the city,” Mayor Ana Petrova told reporters.",
    "According to the United Nations, about 18,000 people have fled the fighting.",
    "Reuters reported that the minister had denied the accusations.",
    "Mr. Haddad returned to the U.S. on Sept. 3. He said he was tired.",
    "Ceasefire announced in Geneva\n\nRebels and government agreed to stop fighting for 48 hours.",
    "The ministry did not confirm whether the bridge had been destroyed.",
    "“It is over,” said Karim Nasser, a baker. “Nobody is left. We have no bread.”",
    "GUERRILLAS ATTACKED A POLICE STATION IN SAN MIGUEL YESTERDAY, THE ARMED FORCES SAID.",
    "The talks, which began in May, should be resumed before winter, the spokeswoman added.",
    "Needs:\n- water for 3,500 families\n- tents",
    "Officials warned that the dam could break if it kept raining.",
    "He's the commander who wasn't captured; they don't know where he's gone.",
)


def told(doc: Doc) -> dict[str, Any]:
    """Return what was read, in a form to compare and to look at."""
    return {
        "text": doc.text,
        "sentences": [sentence.text for sentence in doc.sents],
        "words": [
            f"{token.text} {token.pos_} {token.lemma_} {token.dep_} {token.head.text}"
            for token in doc
            if not token.is_space
        ],
        "names": [f"{name.text} {name.label_}" for name in doc.ents],
        "attributions": [
            {
                "source": a.source and a.source.text,
                "cue": a.cue and a.cue.text,
                "content": [piece.text for piece in a.content],
                "kind": a.kind,
                "nested_in": a.nested_in,
            }
            for a in doc._.attributions
        ],
        "predicates": [
            [p.token.text, *(f"{a.label} {a.span.text}" for a in p.arguments)] for p in doc._.predicates
        ],
    }


def main() -> None:
    """Read the texts and write what was read."""
    rows = [told(doc) for doc in load().pipe(TEXTS)]
    PATH.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
