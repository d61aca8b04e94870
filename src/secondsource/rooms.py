"""The rooms of the package, wired together: the stages that a case is made with unless others are given.

The functions are of a module, and so can be named to another process.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from secondsource.model import Extraction, Reconciliation, Relate, Report, Snapshot, Unread
from secondsource.stages import Stages

if TYPE_CHECKING:
    from secondsource.readers.limits import Limits


def default_stages(
    relate: Relate | None = None, get_relating_ready: Callable[[], object] | None = None
) -> Stages:
    """Return the rooms of the package; each is loaded when it is first needed.

    Args:
        relate: What tells the relation of two claims; ``None``: the network that ships, in this process.
        get_relating_ready: What makes it ready while reports are read.
    """
    return Stages(
        read=_read,
        load=_load,
        extract=_extract,
        reading_versions=_reading_versions,
        reconcile=partial(_reconcile, relate=relate),
        rule_versions=_rule_versions,
        write_html=_write_html,
        write_markdown=_write_markdown,
        prepare=partial(_prepare, get_relating_ready or relating),
        load_in_worker=_load_in_worker,
    )


def _read(
    paths: Sequence[str | Path], *, limits: "Limits | None" = None, **how: Any
) -> Iterator[Report | Unread]:
    from secondsource import readers  # noqa: PLC0415

    return readers.read(paths, limits=limits or readers.Limits(), **how)


def _load(**how: Any) -> Any:
    from secondsource import language  # noqa: PLC0415
    from secondsource.language import network  # noqa: PLC0415

    network.load_ahead()  # beside the import of spaCy, which takes as long
    model = language.load(**how, matters=True)  # findings are made of what is read
    _claims.append(Thread(target=_import, args=("claims.extraction",), daemon=True))
    _claims[-1].start()
    return model


def _load_in_worker() -> Any:
    return _load(threads=1)  # the other cores have workers of their own


def only_to_read() -> None:
    """Have no more imported than reading needs, in a process that does nothing else."""
    from secondsource.language import quick_import  # noqa: PLC0415

    quick_import.only_to_read()


#: What imports the claims while the model reads, where it reads in this process.
_claims: list[Thread] = []


def _prepare(get_relating_ready: Callable[[], object]) -> None:
    for thread in _claims:
        thread.join()  # they are needed first
    for room in ("reconcile", "dossier"):
        import_module(f"secondsource.{room}.ready").make_ready()
    get_relating_ready()


def _import(module: str) -> None:
    import_module(f"secondsource.{module}")


def _extract(report: Report, doc: Any) -> Extraction:
    from secondsource import claims  # noqa: PLC0415

    return claims.extract(report, doc)


def _reading_versions() -> str:
    from secondsource import language  # noqa: PLC0415
    from secondsource.claims.versions import RULES  # noqa: PLC0415 - light, as is the version of the reader

    return f"{language.version()}; claims {RULES}"


def _reconcile(*given: Any, relate: Relate | None, **how: Any) -> Reconciliation:
    from secondsource import reconcile  # noqa: PLC0415

    return reconcile.reconcile(*given, relate=relate or relating(), **how)


def relations_version() -> str:
    """Return the version of what tells the relation of two claims, which is not loaded for it."""
    from secondsource.language import identity  # noqa: PLC0415 - light

    return identity.relations_version()


def relating() -> Relate:
    """Return what tells the relation of two claims, loaded when it is first asked for.

    Raises:
        WeightsError: The network is missing or damaged.
    """
    with _loading:
        return _loaded()


#: Kept while the network is loaded, so that two threads do not load it twice.
_loading = Lock()


@cache
def _loaded() -> Relate:
    from secondsource.language.relating import Relating  # noqa: PLC0415

    return Relating.load()


def _rule_versions() -> str:
    from secondsource import reconcile  # noqa: PLC0415

    return reconcile.versions(relations_version())


def _write_html(snapshot: Snapshot, path: Path) -> Path:
    from secondsource import dossier  # noqa: PLC0415

    return dossier.write_html(snapshot, path)


def _write_markdown(snapshot: Snapshot, path: Path) -> Path:
    from secondsource import dossier  # noqa: PLC0415

    return dossier.write_markdown(snapshot, path)
