"""Time and memory of reconciling piles of 100, 1,000 and 10,000 reports, each in a process of its own.

``python -m bench.findings_cost SIZE`` prints seconds of the processor (other work on the machine does not count) and
megabytes; ``python -m bench.findings_cost --growth`` how often the seconds of 1,000 reports 10,000 take, both in the same minutes,
for a machine may run half as fast again from one hour to the next. The piles are those of ``bench.findings_piles``. Held beside reports of FA-KES, as this program reads them, by
``--shape``: claims a report, entities a claim, pairs compared and joined a claim, and the largest groups.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import fmean

from bench.findings_piles import pile
from secondsource.model import Extraction, Relate, Relation, Report, Told
from secondsource.reconcile import reconcile
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching import Pile, Wishes, match
from secondsource.reconcile.matching.blocking import Blocks
from secondsource.reconcile.matching.clustering import JOIN
from secondsource.reconcile.matching.comparing import compare
from secondsource.reconcile.matching.scoring import CLAIMS as CLAIMS_TABLE
from secondsource.reconcile.ordering import in_order
from secondsource.rooms import relating

SIZES = (100, 1_000, 10_000)
EVERY = 60.0  # seconds after which a large pile is stopped for a small one


def measure(size: int) -> dict[str, float]:
    """Reconcile one pile in this process.

    Returns:
        Seconds, of them those of the network that reads pairs of claims, and these; the pile's claims; seconds to add one
        report more; and megabytes, the most that the process held.
    """
    reports, extractions = pile(size + 1)
    network = _Timed(relating())
    began = time.process_time()
    result = reconcile(reports[:size], extractions[:size], relate=network)
    seconds = time.process_time() - began
    read, pairs = network.seconds, network.pairs
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size}: {seconds:.0f} s, {read:.0f} s of {pairs} pairs, {held:.0f} MB", file=sys.stderr)
    began = time.process_time()
    reconcile(reports, extractions, (), result, frozenset({reports[-1].id}), relate=network)
    adding = time.process_time() - began
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    claims = sum(len(e.claims) for e in extractions[:size])
    return {
        "seconds": seconds,
        "network": read,
        "pairs": pairs,
        "claims": claims,
        "adding": adding,
        "megabytes": held,
    }


class _Timed:
    """Asks for relations, and counts the pairs and the seconds of the processor that they take."""

    def __init__(self, relate: Relate) -> None:
        self.version = relate.version
        self.pairs, self.seconds = 0, 0.0
        self._relate = relate

    def __call__(self, pairs: Sequence[tuple[Told, Told]]) -> list[Relation]:
        """Return the relation of each pair."""
        began = time.process_time()
        found = self._relate(pairs)
        self.seconds += time.process_time() - began
        self.pairs += len(pairs)
        return found


def shape(reports: Sequence[Report], extractions: Sequence[Extraction]) -> dict[str, float | list[int]]:
    """Return what a pile is like, to hold made ones beside real ones."""
    ordered, read = in_order(reports), {e.report: e for e in extractions}
    entities = resolve(ordered, read)
    held = Pile(ordered, read, {member: e.id for e in entities for member in e.members})
    compared = compare(held, Blocks(held).all_pairs(), CLAIMS_TABLE, least=JOIN)
    groups = match(held, Wishes()).groups
    claims = len(held.profiles)
    return {
        "claims a report": claims / len(reports),
        "entities a claim": len(entities) / claims,
        "pairs a claim": len(compared.codes) / claims,
        "near pairs a claim": float((compared.values >= JOIN).sum()) / claims,
        "claims by themselves": sum(len(g) == 1 for g in groups) / claims,
        "largest groups": sorted(map(len, groups), reverse=True)[:8],
    }


def cost(limit: int | None = None) -> dict[str, float]:
    """Return seconds and megabytes by size of the pile, and the growth of the last step, as ``growth`` gives it."""
    sizes = [s for s in SIZES if limit is None or s <= limit]
    found: dict[str, float] = {}
    for size in sizes[:-2]:
        found |= {f"{name}_{size}": value for name, value in _measured(_started(size)).items()}
    if len(sizes) > 1:
        found |= growth(*sizes[-2:])
    return found


def growth(small: int, large: int, every: float = EVERY) -> dict[str, float]:
    """Reconcile a large pile, and now and then, while it is stopped, a small one: both see the same hours of the machine.

    Args:
        small: Reports.
        large: Reports.
        every: Seconds after which the large pile is stopped for a small one.

    Returns:
        What ``measure`` gives, by size, of the small piles the mean; and how often the seconds of a small one the large one took.
    """
    running = _started(large)
    try:
        several = [_measured(_started(small))]
        while not _ended(running, every):
            running.send_signal(signal.SIGSTOP)
            several.append(_measured(_started(small)))
            running.send_signal(signal.SIGCONT)
    except BaseException:
        running.kill()  # which ends one that is stopped, too
        running.communicate()
        raise
    told = _measured(running)
    mean = {name: fmean(one[name] for one in several) for name in told}
    return {
        **{f"{name}_{small}": value for name, value in mean.items()},
        **{f"{name}_{large}": value for name, value in told.items()},
        "growth": told["seconds"] / mean["seconds"],
    }


def _started(size: int) -> subprocess.Popen[str]:
    """Start a measurement in a process of its own."""
    return subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", "bench.findings_cost", str(size)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def _ended(process: subprocess.Popen[str], seconds: float) -> bool:
    """Tell whether a process ends within so many seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _measured(process: subprocess.Popen[str]) -> dict[str, float]:
    """Return what a measurement that was started gave."""
    printed, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    result: dict[str, float] = json.loads(printed)
    return result


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--growth"]:
            print(json.dumps(growth(*SIZES[-2:])))
        case [size, "--shape"]:
            print(json.dumps(shape(*pile(int(size)))))
        case [size]:
            print(json.dumps(measure(int(size))))
        case _:
            sys.exit("python -m bench.findings_cost SIZE [--shape] | --growth")
