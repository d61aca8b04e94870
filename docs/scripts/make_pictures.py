"""Make the README's pictures of a dossier: small PNGs from a real browser.

    python docs/scripts/make_pictures.py DOSSIER.html [FOLDER]

Needs the ``dev`` dependencies and Chromium (Debian: ``apt-get install chromium``; another program in ``CHROMIUM``).
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

#: Name, width, height, color scheme, and what to bring to the top.
PICTURES = (
    ("dossier", 1280, 780, "light", "#glance"),
    (
        "dossier-finding",
        1280,
        900,
        "light",
        "article.finding:has(.pt-correction), article.finding:has(.plot)",
    ),
    ("dossier-lineage", 1280, 640, "light", "#lineage"),
    ("dossier-phone", 390, 760, "dark", "#glance"),
)
LIMIT = 200_000


def take(page: Page, selector: str, target: Path, width: int, height: int) -> None:
    """Take one picture of what begins at the selector."""
    # The first of the wanted things that is there, in the order wanted.
    found = [page.locator(one).first for one in selector.split(", ") if page.locator(one).count()]
    element = found[0]
    element.evaluate("e => e.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(400)
    page.screenshot(path=target, clip={"x": 0, "y": 0, "width": width, "height": height}, timeout=120_000)


def main(dossier: Path, folder: Path) -> None:
    """Take all pictures and say how large they are."""
    folder.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, width, height, scheme, selector in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(dossier.resolve().as_uri(), timeout=120_000)
            target = folder / f"{name}.png"
            take(page, selector, target, width, height)
            page.close()
            size = target.stat().st_size
            print(f"{target.name}: {size / 1000:.0f} KB{' (TOO LARGE)' if size > LIMIT else ''}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs/pictures"))
