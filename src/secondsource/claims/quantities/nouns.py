"""What a document's tree says that its numbers count."""

NOUN_REACH = 8  # words between a number and the noun that it counts


class Nouns:
    """Asks a document's tree what a number counts; pieces and tokens are matched by their characters."""

    def __init__(self, heads: dict[int, tuple[int, int]]) -> None:
        self._heads = heads

    def counted(self, number: int, after: int) -> tuple[int, int] | None:
        """Return the pieces of the counted noun phrase behind a number, if the tree gives one."""
        found = self._heads.get(number)
        if found is None or found[1] <= after - 1 or found[1] - after > NOUN_REACH + 2:
            return None
        return (after, found[1]) if found[1] > after else None
