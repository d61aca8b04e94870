"""What the dossier draws, laid out: numbers in drawing units, ready for a template."""

from dataclasses import dataclass
from typing import Literal

from secondsource.dossier.parts import ReportRef
from secondsource.dossier.values import Count, Day, Field, Passage, Prose, Words
from secondsource.model import Change

MapKind = Literal["all", "most", "close"]


@dataclass(frozen=True, slots=True)
class RangePoint:
    """One account in a range plot; x and y are in the plot's units.

    Attributes:
        x: Center.
        low_y: Lower end of the bar (larger number), or ``None``: open below.
        best_y: Of the mark, or ``None``.
        high_y: Upper end, or ``None``: open above.
        letter: The origin's.
        change: What kind of step, or ``None``.
        overtaken: Whether a correction or retraction took it back.
        words: As written.
        label_x: Where the words start.
        y: Of the lettered mark.
        label_y: Their baseline.
        claim: Id to link to.
        times: How many reports carry it in these words.
    """

    x: float
    low_y: float | None
    best_y: float | None
    high_y: float | None
    letter: str
    change: Change | None
    overtaken: bool
    words: Words
    label_x: float
    y: float
    label_y: float
    claim: str
    times: Count


@dataclass(frozen=True, slots=True)
class RangePlot:
    """The figures of a finding over the reports' dates.

    Attributes:
        width: Of the drawing.
        height: Of the drawing.
        points: The accounts.
        letters: Of the origins that give them.
        days: x, width, and the day (``None``: undated) of each column.
        ticks: y and the value at it.
        steps: Lines between accounts of one origin: x1, y1, x2, y2, change.
        log: Whether the scale is logarithmic.
        bottom: y of the axis.
        apart: How many claims of the finding give such a figure of something else, which is not drawn.
    """

    width: float
    height: float
    points: tuple[RangePoint, ...]
    letters: frozenset[str]
    days: tuple[tuple[float, float, Day | None], ...]
    ticks: tuple[tuple[float, str], ...]
    steps: tuple[tuple[float, float, float, float, Change], ...]
    log: bool
    bottom: float
    apart: Count


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A report in the graph.

    Attributes:
        report: Which.
        x: Left.
        y: Top.
        label: Its outlet, shortened.
        headline: Its headline, shortened, or ``None``.
    """

    report: ReportRef
    x: float
    y: float
    label: str
    headline: Field | None


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """One report carries another.

    Attributes:
        id: Of the lineage, and anchor of its passages.
        kind: Copy, credit, translation, shared origin.
        directed: Whether the direction is known.
        source: The carried report.
        target: The carrying one.
        score: How much is shared, as shown.
        share: The same as a number, 0 to 1.
        by_words: Whether it is the share of the shorter report's words; else it is how likely it is.
        why: In words.
        path: SVG path data.
        shared: How many passages they share.
        passages: The first of them, in pairs.
    """

    id: str
    kind: Field
    directed: bool
    source: ReportRef
    target: ReportRef
    score: Field
    share: float
    by_words: bool
    why: Prose
    path: str
    shared: Count
    passages: tuple[tuple[Passage, Passage], ...]


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """Reports that hang together, as one drawing."""

    width: float
    height: float
    node_width: float
    node_height: float
    columns: tuple[tuple[float, Day | None], ...]
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]


@dataclass(frozen=True, slots=True)
class MapMark:
    """Places that fall together on a map; numbers in the drawing's units.

    Attributes:
        x: Center.
        y: Center.
        radii: Of the circles that stand for rough extents, the largest first; none where the scale does not show them.
        dot: Whether a dot stands there: not for a country whose shape is drawn.
        exact: Whether the place is known to the point.
        names: Anchors and names of the places that lie here, those with most claims first.
        inside: Of such as lie somewhere in the one that is here.
        more: Whether there are more of them.
        label: Where the names start, or ``None``: no room, the list has them.
        after: Whether the names stand to the right of the mark; else they end left of it.
    """

    x: float
    y: float
    radii: tuple[float, ...]
    dot: bool
    exact: bool
    names: tuple[tuple[str, Field], ...]
    inside: tuple[tuple[str, Field], ...]
    more: bool
    label: tuple[float, float] | None
    after: bool


@dataclass(frozen=True, slots=True)
class MapPart:
    """A part of a place as an area: the half or quarter of its rough extent, or of a country's shape.

    Attributes:
        path: Its outline.
        anchor: Of its line in the place's entry.
        words: What it is called.
        label: Where the words stand, or ``None``: no room.
        align: How they are aligned there: start, middle or end.
        country: Whether it is a part of a country's shape.
    """

    path: str
    anchor: str
    words: Words
    label: tuple[float, float] | None
    align: str
    country: bool


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One map.

    Attributes:
        kind: Of all places, of where most of it happens, or of where places crowd.
        width: Of the drawing.
        height: Of the drawing.
        land: Path data of the outlines of countries.
        named: Path data, anchor and name of the countries that the reports name as places.
        marks: The places.
        parts: Parts of them.
        scale_km: Length of the scale bar in kilometers.
        scale_width: Its width in the drawing.
        frame: Of the closer map within this one: x, y, width, height; or ``None``.
        around: What a close map is around: the place of most claims on it.
    """

    kind: MapKind
    width: float
    height: float
    land: tuple[str, ...]
    named: tuple[tuple[str, str, Field], ...]
    marks: tuple[MapMark, ...]
    parts: tuple[MapPart, ...]
    scale_km: int
    scale_width: float
    frame: tuple[float, float, float, float] | None
    around: Field | None
