"""From the text that a format gives to a report: cleaned, cut free of boilerplate, with what its head says."""

from dataclasses import replace
from types import MappingProxyType

from secondsource.model import Report, digest
from secondsource.readers import cutting, languages, layout
from secondsource.readers.characters import clean
from secondsource.readers.draft import Draft
from secondsource.readers.limits import Limits
from secondsource.readers.notes import Notes, cleaned
from secondsource.readers.refusal import RefusedError

_LANGUAGE_NAMES = {"eng": "en", "english": "en"}


def compose(draft: Draft, limits: Limits) -> Report:
    """Return the report that a draft makes.

    Args:
        draft: What a format's reader extracted.
        limits: Bounds on the text's length.

    Raises:
        RefusedError: ``no-text`` where no words are left; ``too-large`` where there are too many.
    """
    if len(draft.body.text) > limits.characters:
        raise RefusedError(
            "too-large",
            f"The text has {len(draft.body.text):,} characters, more than the limit of {limits.characters:,} for one report. "
            "Split it, or raise the limit.",
        )
    body = clean(draft.body)
    body = layout.paragraphs(body) if draft.layout == "lines" else layout.tidy(body)
    cut = cutting.cut(body)
    text = cut.body.text
    if not any(map(str.isalnum, text)):
        raise RefusedError(
            "no-text", "No words are in it, or none but boilerplate. Check that it is the report itself."
        )
    notes = Notes(text, draft, cut)
    notes.read()
    language, unread = _language(text, notes)
    return Report(
        id=digest("report", draft.sha256, text),
        uri=draft.uri,
        text=text,
        sha256=draft.sha256,
        offsets=cut.body.offsets(),
        url=notes.values.get("url"),
        outlet=notes.values.get("outlet"),
        title=notes.values.get("title"),
        byline=notes.values.get("byline"),
        published=notes.values.get("published"),
        language=language,
        unread_reason=unread,
        spans=MappingProxyType(notes.spans),
        provenance=MappingProxyType(notes.provenance),
        credits=tuple(notes.credits),
        dateline=notes.values.get("dateline"),
        dropped=(*(replace(one, text=cleaned(one.text)) for one in draft.dropped), *cut.dropped),
    )


def _language(text: str, notes: Notes) -> tuple[str | None, str | None]:
    """Return the text's language, and why it is not read where it is not English."""
    told = languages.identify(text)
    notes.provenance["language"] = told.how
    declared = notes.values.get("language", "").lower().replace("_", "-").split("-")[0]
    declared = _LANGUAGE_NAMES.get(declared, declared)
    code = told.code
    if code is None and len(declared) == 2 and (declared not in languages.READ or not told.foreign):
        code = declared
        notes.provenance["language"] = f"declared by the source; {told.how}"
    if told.foreign or (code is not None and code not in languages.READ):
        return code, languages.why_unread(code)
    return code, None
