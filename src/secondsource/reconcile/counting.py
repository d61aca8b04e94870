"""Small counts in words, for reasons: the digits on a page are those of the reports."""

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """Return "one report", "three reports", "many reports"."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{_WORDS[number] if number < len(_WORDS) else 'many'} {noun}"
