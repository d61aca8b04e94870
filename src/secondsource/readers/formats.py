"""The formats that are read, each with the module that reads it, imported when the first of its kind is met."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple, cast

from secondsource.readers.source import Blob, Context, Outcome

Reader = Callable[[Blob, Context], Iterator[Outcome]]


class Format(NamedTuple):
    """One format that is read.

    Attributes:
        name: Short name.
        suffixes: Usual endings of file names; content decides, not they.
        what: For a person.
        library: What it is read with.
        module: Module of this package that reads it.
    """

    name: str
    suffixes: tuple[str, ...]
    what: str
    library: str
    module: str


_FORMATS = (
    Format(
        "text",
        (".txt", ".text", ".md", ".markdown"),
        "plain text and Markdown",
        "charset-normalizer, ftfy",
        "plain",
    ),
    Format("html", (".html", ".htm", ".xhtml"), "web pages", "trafilatura, lxml", "webpage"),
    Format("pdf", (".pdf",), "PDF with text", "pypdfium2", "pdf"),
    Format("docx", (".docx",), "Word documents", "python-docx", "word"),
    Format(
        "mail",
        (".eml", ".mbox"),
        "e-mail messages and mailboxes, with their attachments",
        "email (standard library)",
        "mail",
    ),
    Format(
        "jsonl", (".jsonl", ".ndjson"), "tables, one JSON object a line", "json (standard library)", "tables"
    ),
    Format("json", (".json",), "tables, a JSON array of objects", "json (standard library)", "tables"),
    Format(
        "csv",
        (".csv", ".tsv"),
        "tables, comma, semicolon or tab separated",
        "csv (standard library)",
        "tables",
    ),
    Format("parquet", (".parquet",), "tables, Parquet", "pyarrow", "tables"),
    Format("feed", (".rss", ".atom", ".xml"), "RSS and Atom feeds", "feedparser, defusedxml", "feeds"),
    Format(
        "warc",
        (".warc", ".warc.gz"),
        "web archives (the form of Common Crawl's news crawl)",
        "fastwarc",
        "webarchive",
    ),
    Format("zip", (".zip",), "archives of any of these", "zipfile (standard library)", "archives"),
    Format(
        "tar",
        (".tar", ".tar.gz", ".tgz"),
        "archives of any of these",
        "tarfile (standard library)",
        "archives",
    ),
    Format("gzip", (".gz",), "one compressed file", "gzip (standard library)", "compressed"),
    Format("bzip2", (".bz2",), "one compressed file", "bz2 (standard library)", "compressed"),
    Format("xz", (".xz",), "one compressed file", "lzma (standard library)", "compressed"),
)
_BY_NAME = {form.name: form for form in _FORMATS}


def supported_formats() -> tuple[Format, ...]:
    """Return the formats that are read."""
    return _FORMATS


def reader(name: str) -> Reader:
    """Return the function that reads a format, by the format's short name."""
    module = import_module(f"{__package__}.{_BY_NAME[name].module}")
    return cast("Reader", getattr(module, f"read_{name}"))
