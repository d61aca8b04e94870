"""How fast the reader is and where the time goes, for `bench/language.py`; `python -m bench.language_speed DATA_DIR`.

words_per_s            raw text → `Doc` with everything that `load()` gives it, 2 threads
encoder_words_per_s    the transformer layers alone, on the same chunks
share_of_encoder       the first as a share of the second
share_with_matters     the same with the vectors of matters, which only findings need (`load(matters=True)`)
tokenizer_s … doc_s    seconds per million words: tokenizer, encoder, heads, decoding, `Doc`, and `matters_s` for those vectors
load_s                 `load()` in a fresh process, imports included
megabyte_peak_mb       most memory of a process that reads 1 MB of text
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, cast

from spacy.language import Language

from bench.command import Options, Scores, parse, show
from secondsource.language import load
from secondsource.language.assembly import fill, join, lay_out
from secondsource.language.chunks import cut_costs, plan
from secondsource.language.identity import WEIGHTS
from secondsource.language.network import Network, session_of
from secondsource.language.pipeline import COMPONENT

WORDS = 15_000
"""Words that are read: enough for a steady number."""
ROUNDS = 5
"""Times that each part is timed, in turns: what counts is the median, as other work on the machine comes and goes."""

FRESH = """
import json, resource, sys, time
start = time.perf_counter()
from secondsource.language import load
nlp = load()
loaded = time.perf_counter() - start
text = json.load(sys.stdin)
if text:
    nlp(text)
print(json.dumps([loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def seconds(work: Callable[[], object]) -> float:
    """Return how long it takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def fresh(text: str) -> tuple[float, float]:
    """Return seconds to load and peak megabytes of a new process that reads the text."""
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, "-c", FRESH], input=json.dumps(text), check=True, stdout=subprocess.PIPE, text=True
    )
    loaded, peak = json.loads(done.stdout)
    return loaded, peak


def encoder_alone() -> Any:
    """Return a session of the transformer layers alone, all eight: the reader's graph cut behind the norms that end the two upper ones."""
    import onnx  # noqa: PLC0415
    from onnx.utils import extract_model  # noqa: PLC0415

    whole = str(WEIGHTS / "reader.onnx")
    norms = [node.output[0] for node in onnx.load(whole).graph.node if node.op_type == "LayerNormalization"]
    with TemporaryDirectory() as folder:
        cut = Path(folder) / "layers.onnx"
        extract_model(whole, str(cut), ["ids", "shapes"], norms[-2:])
        return session_of(cut)


def two_at_a_time(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return the seconds for all items on two threads, as the reader works."""
    with ThreadPoolExecutor(2) as workers:
        return seconds(lambda: list(workers.map(work, items)))


def speed(options: Options, nlp: Language) -> dict[str, float]:
    """Time the reader on news texts; empty where the set is absent."""
    documents = options.documents("polnear/{split}.jsonl.gz")
    if documents is None:
        return {}
    texts: list[str] = []
    size = 0
    for document in documents:
        texts.append(document["text"])
        size += len(document["text"].split())
        if size >= WORDS:
            break
    with_matters = load(matters=True)
    network: Network = cast("Any", nlp.get_pipe(COMPONENT)).network
    docs = list(nlp.pipe(texts))  # warms up
    list(with_matters.pipe(texts))
    words = sum(not token.is_space for doc in docs for token in doc)
    layouts = [lay_out(doc) for doc in docs]
    plans = [
        plan(network.subwords(layout.words), cut_costs(layout.words, layout.paragraphs)) for layout in layouts
    ]
    per_document = [
        [list(layout.words[start:end]) for start, end in spans]
        for layout, spans in zip(layouts, plans, strict=True)
    ]
    chunks = [chunk for part in per_document for chunk in part]
    layers = encoder_alone()
    feeds = [
        {name: values for name, values in network.feed(chunk)[0].items() if name != "first"}
        for chunk in chunks
    ]
    component_read = [network.read(part) for part in per_document]

    def assemble() -> None:
        for doc, layout, spans, readings in zip(docs, layouts, plans, component_read, strict=True):
            fill(doc, layout, join(spans, readings))

    rounds = [
        {
            "total": seconds(lambda: list(nlp.pipe(texts))),
            "encoder": two_at_a_time(lambda feed: layers.run(None, feed), feeds),
            "network": two_at_a_time(network.scores, chunks),
            "read": two_at_a_time(lambda chunk: network.read([chunk]), chunks),
            "tokenizer": seconds(lambda: [nlp.tokenizer(text) for text in texts]),
            "doc": seconds(assemble),
            "with_matters": seconds(lambda: list(with_matters.pipe(texts))),
        }
        for _ in range(ROUNDS)
    ]
    times = {name: median(one[name] for one in rounds) for name in rounds[0]}
    parts = {
        "tokenizer_s": times["tokenizer"],
        "encoder_s": times["encoder"],
        "heads_s": times["network"] - times["encoder"],
        "decoding_s": times["read"] - times["network"],
        "doc_s": times["doc"],
        "matters_s": times["with_matters"] - times["total"],
    }
    rates = {
        "words_per_s": words / times["total"],
        "encoder_words_per_s": words / times["encoder"],
        "share_of_encoder": 100 * times["encoder"] / times["total"],
        "share_with_matters": 100 * times["encoder"] / times["with_matters"],
    }
    if options.limit is not None:
        return rates | {name: value * 1_000_000 / words for name, value in parts.items()}
    megabyte = ("\n\n".join(texts) * (1 + 1_000_000 // sum(map(len, texts))))[:1_000_000]
    return {
        **rates,
        **{name: value * 1_000_000 / words for name, value in parts.items()},
        "load_s": fresh("")[0],
        "megabyte_peak_mb": fresh(megabyte)[1],
    }


def main(arguments: list[str] | None = None) -> None:
    """Print the numbers."""
    options = parse("Time the reader.", arguments)
    scores: Scores = {"speed": speed(options, load())}
    show(scores, options)


if __name__ == "__main__":
    main()
