"""Folds the long lists of a large page: what is out of sight is stored packed, and unfolded as the reader nears it.

Templates mark a list with ``SHELF``, ``ITEM`` before each of its things, and ``END``; lists may stand in lists.
Text from reports cannot contain these: they are comments, and a report's ``<`` is escaped. In a page of ordinary
size the marks are taken out. In a large one the things after the first few go, some tens of kilobytes together, into
``<script type="text/plain">`` as base64 of gzip; a placeholder stands where they were. Which anchors are in which
pack is stored too, so that every link still lands; and at the placeholder how many things of which kinds, so that a
filter by kind opens no more than it must. Within a pack ``ITEM`` still parts the things: the page's script looks
through them as text, and makes those alone that are to be seen; each must therefore be one element.
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
#: Characters of HTML that are packed together; small enough to unfold within a frame.
PACK = 30_000
#: From this size on, a page is folded.
LARGE = 3_000_000
#: Rough characters of HTML per pixel of height, by the placeholder's element: so that the scroll bar tells the truth.
DENSITY = {"tr": 26, "li": 11, "div": 17}

_MARKS = re.compile(f"({SHELF}|{END})")
_ID = re.compile(r'\bid="([^"]+)"')
_HOLDER = re.compile(
    r'<(tr|li|div) class="shelf" data-shelf="(\d+)" data-height="(\d+)"(?: data-n="\d+")(?: data-kinds="[\w ]*")?></\1>'
)
#: Of what kind a thing in a list is, where lists are filtered by kind.
_KIND = re.compile(r' data-status="(\w+)"')
_SECTION = '<section id="'
_BODY, _FOLDED = "<body", '<body class="folded"'


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


def _height(html: str, tag: str = "div") -> int:
    """Return roughly how many pixels high a stretch of the page is, placeholders at what they stand for."""
    held = sum(int(holder[3]) for holder in _HOLDER.finditer(html))
    return len(_HOLDER.sub("", html)) // DENSITY[tag] + held


def fold(page: str, index: str) -> str:
    """Return the page with its lists folded and its packs at its end.

    Args:
        page: The page with marks.
        index: The packed search index.
    """
    packs: list[str] = []
    ids: list[list[str]] = []

    def shelve(marked: str) -> str:
        head, *things = marked.split(ITEM)
        groups: list[list[str]] = []
        for thing in things:
            if groups and sum(map(len, groups[-1])) < PACK:
                groups[-1].append(thing)
            else:
                groups.append([thing])
        # A thing is made anew by itself when it is wanted: where one ends is told in what is packed, and only there.
        kept = ["".join(group) for group in groups[:1]]
        for size, group in ((len(g), str(ITEM).join(g)) for g in groups[1:]):
            tag = next((t for t in ("tr", "li") if group.lstrip().startswith(f"<{t}")), "div")
            kinds = " ".join(sorted(set(_KIND.findall(group))))
            told = f' data-n="{size}"' + (f' data-kinds="{kinds}"' if kinds else "")
            kept.append(
                f'<{tag} class="shelf" data-shelf="{len(packs)}" data-height="{_height(group, tag)}"{told}></{tag}>'
            )
            within = [name for holder in _HOLDER.finditer(group) for name in ids[int(holder[2])]]
            packs.append(pack(group))
            ids.append(_ID.findall(group) + within)
        return head + "".join(kept)

    # The innermost lists are folded first, so that what they leave is packed with the list around them.
    around: list[list[str]] = [[]]
    for piece in _MARKS.split(page):
        if piece == SHELF:
            around.append([])
        elif piece == END:
            marked = "".join(around.pop())
            around[-1].append(shelve(marked))
        else:
            around[-1].append(piece)
    before, *sections = "".join(around[0]).split(_SECTION)
    folded = before + "".join(
        _SECTION + section.replace('"', f'" data-height="{_height(section)}"', 1) for section in sections
    )
    scripts = [f'<script type="text/plain" id="shelf-{i}">{p}</script>' for i, p in enumerate(packs)]
    anchors = pack(json.dumps(ids, separators=(",", ":")))
    scripts += [index_script(index), f'<script type="text/plain" id="shelves">{anchors}</script>']
    return folded.replace(_BODY, _FOLDED, 1).replace(NOTICE, _NOTICE).replace(PACKS, "\n".join(scripts))


def unfold(page: str) -> str:
    """Return a folded page as it was, packs and placeholders gone."""
    packs = dict(re.findall(r'<script type="text/plain" id="shelf-(\d+)">([^<]*)</script>\n?', page))
    page = re.sub(r'<script type="text/plain" id="(?:shelf-\d+|shelves|index)">[^<]*</script>\n?', "", page)
    page = page.replace(_FOLDED, _BODY, 1).replace(_NOTICE, "")
    page = re.sub(r'(<section id="\w+") data-height="\d+"', r"\1", page)
    while _HOLDER.search(page):
        page = _HOLDER.sub(lambda m: unpack(packs[m[2]]).replace(ITEM, ""), page)
    return page
