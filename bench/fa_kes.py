"""Articles of FA-KES, as the benches read them."""

from collections.abc import Mapping
from typing import Any


def published(article: Mapping[str, Any]) -> str:
    """Return the day of an article, which the set writes month first ("7/15/2016"), as an ISO date."""
    month, day, year = (int(part) for part in article["date"].split("/"))
    return f"{year:04}-{month:02}-{day:02}"
