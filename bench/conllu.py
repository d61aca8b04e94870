"""CoNLL-U documents as raw text with the gold words at character offsets in it."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One syntactic word; `start`/`end` are characters of the document's text, `head` is its index in the document."""

    form: str
    start: int
    end: int
    upos: str
    lemma: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document; `sentence_starts` are word indices, `sent_ids` aligned with them."""

    id: str
    text: str
    words: tuple[GoldWord, ...]
    sentence_starts: tuple[int, ...]
    sent_ids: tuple[str, ...]

    def sentences(self) -> list[tuple[int, int]]:
        """Return [start, end) word indices of each sentence."""
        return list(zip(self.sentence_starts, (*self.sentence_starts[1:], len(self.words)), strict=True))

    def paragraphs(self, start: int, end: int) -> list[int]:
        """Return the words of [start, end) that begin a paragraph, counted from `start`."""
        words = self.words
        return [
            i - start
            for i in range(start, end)
            if i == 0 or "\n" in self.text[words[i - 1].end : words[i].start]
        ]


def read_conllu(path: Path) -> list[GoldDocument]:
    """Read a (gzipped) CoNLL-U file; sentences are joined by one space, paragraphs by a blank line.

    Words of a multiword token share its surface: each takes the characters of its form where the forms
    concatenate to the token ("do" + "n't"), else every word takes the whole token.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return list(_documents(lines))


def _documents(lines: Iterator[str]) -> Iterator[GoldDocument]:
    doc = _Builder("")
    block: list[str] = []
    for line in (*lines, "\n"):
        stripped = line.rstrip("\n")
        if stripped:
            block.append(stripped)
            continue
        if not block:
            continue
        for comment in block:
            if comment.startswith("# newdoc"):
                if doc.words:
                    yield doc.build()
                doc = _Builder(comment.partition("=")[2].strip())
        doc.add(block)
        block = []
    if doc.words:
        yield doc.build()


class _Builder:
    """Grows one document sentence by sentence."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.words: list[GoldWord] = []
        self.starts: list[int] = []
        self.sent_ids: list[str] = []

    def build(self) -> GoldDocument:
        return GoldDocument(self.name, self.text, tuple(self.words), tuple(self.starts), tuple(self.sent_ids))

    def add(self, block: list[str]) -> None:
        comments = [line for line in block if line.startswith("#")]
        if self.words:
            new_paragraph = any(line.startswith("# newpar") for line in comments)
            self.text += "\n\n" if new_paragraph else " "
        self.sent_ids.append(
            next((c.partition("=")[2].strip() for c in comments if c.startswith("# sent_id")), "")
        )
        first = len(self.words)
        self.starts.append(first)
        surface_until = 0  # words up to this index belong to the multiword token read last
        at = cursor = len(self.text)
        piece = ""
        space = ""
        for line in block:
            if line.startswith("#"):
                continue
            index, form, lemma, upos, _, feats, head, deprel, _, misc = line.split("\t")
            if "." in index:
                continue  # empty nodes of the enhanced graph
            if "-" in index:
                low, high = map(int, index.split("-"))
                surface_until = high
                at = len(self.text) + len(piece) + len(space)
                piece += space + form
                space = "" if "SpaceAfter=No" in misc else " "
                token_end = cursor = at
                token_end += len(form)
                forms = [
                    row.split("\t")[1]
                    for row in block
                    if row.split("\t")[0].isdigit() and low <= int(row.split("\t")[0]) <= high
                ]
                shared = "".join(forms) != form
                continue
            number = int(index)
            if number <= surface_until:
                start, end = (at, token_end) if shared else (cursor, cursor + len(form))
                cursor = end if not shared else cursor
            else:
                start = len(self.text) + len(piece) + len(space)
                piece += space + form
                end = start + len(form)
                space = "" if "SpaceAfter=No" in misc else " "
            parent = first + int(head) - 1 if head != "0" else first + number - 1
            self.words.append(
                GoldWord(form, start, end, upos, lemma, "" if feats == "_" else feats, parent, deprel)
            )
        self.text += piece
