"""How lengths of time and unknown dates are written as TIMEX3 values, and how fine each unit is."""

from secondsource.claims.times.calendar import Grain
from secondsource.model.time import Precision

DURATION = {"second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1),
             "week": ("", "W", 1), "fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "M", 3),
             "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100), "weekend": ("", "D", 2)}  # fmt: skip
VAGUE = {"second": "PTXS", "minute": "PTXM", "hour": "PTXH", "day": "PXD", "week": "PXW", "fortnight": "PXW",
          "month": "PXM", "quarter": "PXQ", "year": "PXY", "decade": "PXE", "century": "PXC", "weekend": "PXW"}  # fmt: skip
X_VALUE = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
            "year": "XXXX", "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX", "half": "XXXX-HX",
            "season": "XXXX-XX"}  # fmt: skip
GRAINS: dict[str, Grain] = {"day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
                             "year": "year", "decade": "decade", "century": "century"}  # fmt: skip
PRECISION: dict[str, Precision] = {"day": "day", "week": "week", "weekend": "day", "month": "month", "quarter": "quarter",
                                    "half": "quarter", "season": "season", "year": "year", "decade": "year", "century": "year"}  # fmt: skip
ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def order(grain: str) -> int:
    """Return the rank of a grain, the finest first."""
    return ORDER.index(grain)


def grain_of(unit: str) -> tuple[Grain, float]:
    """Return the grain that a unit is counted in, and how many of it one unit is."""
    grains: dict[str, tuple[Grain, float]] = {
        "day": ("day", 1), "weekend": ("day", 2), "week": ("day", 7), "fortnight": ("day", 14), "month": ("month", 1),
        "quarter": ("month", 3), "year": ("year", 1), "decade": ("year", 10), "century": ("year", 100),
    }  # fmt: skip
    return grains[unit]


def duration_value(n: float, unit: str) -> str:
    """Return the TIMEX3 value of n units ("P26D"); halves go to the next smaller unit."""
    mark, letter, factor = DURATION[unit]
    n *= factor
    whole, rest = int(n), n - int(n)
    if rest == 0.5:
        smaller = {"Y": "6M", "H": "30M", "M": "30S" if mark else None, "D": None}.get(letter)
        if smaller:
            return f"P{mark}{whole}{letter}{smaller}" if whole else f"P{mark}{smaller}"
    return f"P{mark}{n:g}{letter}"
