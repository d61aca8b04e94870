"""How a reader says that an input cannot be read: caught at the border and recorded, never raised to a caller."""


class RefusedError(Exception):
    """An input, or one record of it, that cannot be read.

    Attributes:
        code: Short and stable, for machines: one of those in ``docs/reference/readers.md``.
        reason: What was wrong, where, and what to do, for a person.
    """

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
