"""Folds the long lists of a large page: what is out of sight is stored packed, and unfolded as the reader nears it.

Templates mark a list with ``SHELF``, ``ITEM`` before each of its things, and ``END``. Text from reports cannot
contain these: they are comments, and a report's ``<`` is escaped. In a page of ordinary size the marks are taken
out. In a large one the things after the first few go, some tens of kilobytes together, into ``<script
type="text/plain">`` as base64 of gzip; a placeholder stands where they were. Which anchors are in which pack is
stored too, so that every link still lands.
"""

import base64
import gzip
import json
import re

from markupsafe import Markup

SHELF, ITEM, END = Markup("<!--shelf-->"), Markup("<!--item-->"), Markup("<!--end-->")
#: Where a large page says that it needs a script, and where its packs stand.
NOTICE, PACKS = "<!--notice-->", "<!--packs-->"
_NOTICE = """<noscript><p class="flag">This dossier is large: its lists unfold with JavaScript. Without it, only the
beginning of each is shown.</p></noscript>"""
#: Characters of HTML that are packed together; small enough to unfold within a frame or two.
PACK = 60_000
#: From this size on, a page is folded.
LARGE = 3_000_000
#: Rough characters of HTML per pixel of height, by the placeholder's element: so that the scroll bar tells the truth.
DENSITY = {"tr": 26, "li": 11, "div": 17}

_LIST = re.compile(f"{SHELF}(.*?){END}", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')


def pack(text: str) -> str:
    """Return text packed: base64 of gzip, the same for the same text everywhere."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=6, mtime=0)).decode()


def unpack(packed: str) -> str:
    """Return the text that was packed."""
    return gzip.decompress(base64.b64decode(packed)).decode()


def index_script(index: str) -> Markup:
    """Return the element that holds a packed search index."""
    return Markup('<script type="text/plain" id="index">{}</script>').format(index)


def plain(page: str) -> str:
    """Return the page with the marks taken out."""
    for mark in (SHELF, ITEM, END, NOTICE, PACKS):
        page = page.replace(mark, "")
    return page


def fold(page: str, index: str) -> str:
    """Return the page with its lists folded and its packs at its end.

    Args:
        page: The page with marks.
        index: The packed search index.
    """
    packs: list[str] = []
    ids: list[list[str]] = []

    def shelve(found: re.Match[str]) -> str:
        head, *things = found[1].split(ITEM)
        groups: list[str] = []
        for thing in things:
            if groups and len(groups[-1]) < PACK:
                groups[-1] += thing
            else:
                groups.append(thing)
        kept = groups[:1]
        for group in groups[1:]:
            tag = next((t for t in ("tr", "li") if group.lstrip().startswith(f"<{t}")), "div")
            cell = '<td colspan="10"></td>' if tag == "tr" else ""
            height = len(group) // DENSITY[tag]
            kept.append(
                f'<{tag} class="shelf" data-shelf="{len(packs)}" data-height="{height}">{cell}</{tag}>'
            )
            packs.append(pack(group))
            ids.append(_ID.findall(group))
        return head + "".join(kept)

    folded = _LIST.sub(shelve, page)
    scripts = [f'<script type="text/plain" id="shelf-{i}">{p}</script>' for i, p in enumerate(packs)]
    anchors = pack(json.dumps(ids, separators=(",", ":")))
    scripts += [index_script(index), f'<script type="text/plain" id="shelves">{anchors}</script>']
    return folded.replace(NOTICE, _NOTICE).replace(PACKS, "\n".join(scripts))


def unfold(page: str) -> str:
    """Return a folded page as it was, packs and placeholders gone."""
    packs = dict(re.findall(r'<script type="text/plain" id="shelf-(\d+)">([^<]*)</script>\n?', page))
    page = re.sub(r'<script type="text/plain" id="(?:shelf-\d+|shelves|index)">[^<]*</script>\n?', "", page)
    place = re.compile(r'<(tr|li|div) class="shelf" data-shelf="(\d+)"[^>]*>(?:<td[^>]*></td>)?</\1>')
    return place.sub(lambda m: unpack(packs[m[2]]), page)
