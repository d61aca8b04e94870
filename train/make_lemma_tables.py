"""Write src/secondsource/language/data/lemmas.txt.xz from the English tables of `spacy-lookups-data`.

    uv run --no-project --with spacy-lookups-data==1.0.5 python train/make_lemma_tables.py

The tables are those of WordNet 3.0 (its index of base forms and its `.exc` files) as spaCy publishes them
under the MIT licence. Kept: single words of verbs, nouns, adjectives and adverbs.
"""

import gzip
import json
import lzma
import re
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/secondsource/language/data/lemmas.txt.xz"
HEADER = """\
# Base forms and irregular forms of English words, by part of speech.
# Source: spacy-lookups-data 1.0.5 (en_lemma_index, en_lemma_exc), MIT licence, (c) ExplosionAI GmbH,
# which takes them from WordNet 3.0, (c) 2006 Princeton University (WordNet licence: free to use, copy,
# modify and distribute with this notice). Made by train/make_lemma_tables.py.
"""
PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
WORD = re.compile(r"[a-z][a-z'-]*\Z")


def main() -> None:
    """Write the file; the same input gives the same bytes."""
    spec = find_spec("spacy_lookups_data")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "data"
    exceptions, index = (
        json.loads(gzip.decompress((folder / f"en_lemma_{name}.json.gz").read_bytes()))
        for name in ("exc", "index")
    )
    lines = [HEADER]
    for upos, name in PARTS.items():
        bases = sorted({word for word in index.get(name, ()) if WORD.match(word)})
        lines.append(f"@{upos} bases\n" + " ".join(bases) + "\n")
        irregular = sorted(
            (form, lemmas[0])
            for form, lemmas in exceptions.get(name, {}).items()
            if WORD.match(form) and WORD.match(lemmas[0])
        )
        lines.append(f"@{upos} irregular\n" + " ".join(f"{form}:{lemma}" for form, lemma in irregular) + "\n")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(TARGET, TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
