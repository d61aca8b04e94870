// Comfort on top of a page that works without it: search, filters, sorting, links that light up their words.
"use strict";
(() => {
  const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (text) => { document.getElementById("said").textContent = text; };
  // What a sighted reader must see too stands at the foot of the window for two seconds.
  let told = 0;
  const tell = (text) => {
    const said = document.getElementById("said");
    say(text);
    said.classList.remove("sr");
    clearTimeout(told);
    told = setTimeout(() => { said.classList.add("sr"); }, 2000);
  };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Light or dark: the reader's system decides until the button is pressed.
  const theme = document.getElementById("theme");
  const root = document.documentElement;
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    say(dark ? "Light" : "Dark");
  });

  // In a large dossier the lists are folded: each part is unfolded as the reader nears it, or a link leads there.
  const safe = window.trustedTypes ? trustedTypes.createPolicy("shelf", { createHTML: (text) => text }) : { createHTML: (text) => text };
  const unpack = async (element) => {
    const text = atob(element.textContent.trim());
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  // The text of what is folded, that of what is folded within it at its end: to look through without making it a page.
  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&#34;": "\"", "&#39;": "'", "&amp;": "&" };
  const plain = async (n) => {
    const stored = document.getElementById(`shelf-${n}`);
    if (!stored) return "";
    const html = await unpack(stored);
    const within = await Promise.all([...html.matchAll(/ data-shelf="(\d+)"/g)].map((found) => plain(found[1])));
    return html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|#34|#39|amp);/g, (one) => ENTITIES[one]) + within.join("");
  };
  const opening = new Map();
  const unfold = (shelf) => {
    const n = shelf.dataset.shelf;
    if (!opening.has(n)) {
      const stored = document.getElementById(`shelf-${n}`);
      opening.set(n, unpack(stored).then((text) => {
        // The text is this page's own, written with every character of a report escaped.
        const holder = document.createElement("template");
        holder.innerHTML = safe.createHTML(text);
        const within = $(".shelf", holder.content);
        shelf.replaceWith(holder.content);
        stored.remove();
        place(within);
      }));
    }
    return opening.get(n);
  };
  const unfoldAll = async (within = document) => {
    for (let left = $(".shelf", within); left.length; left = $(".shelf", within)) await Promise.all(left.map(unfold));
  };
  // One part in a frame, the one nearest to the reader first, so that scrolling stays smooth.
  const wanted = new Set();
  let working = false;
  const work = async () => {
    working = true;
    while (wanted.size) {
      const away = (shelf) => { const box = shelf.getBoundingClientRect(); return box.bottom < 0 ? -box.bottom : Math.max(0, box.top - innerHeight); };
      const next = [...wanted].filter((shelf) => shelf.isConnected).map((shelf) => [away(shelf), shelf]).sort(([a], [b]) => a - b)[0]?.[1];
      if (!next) break;
      wanted.delete(next);
      await unfold(next);
      await new Promise(requestAnimationFrame);
    }
    wanted.clear();
    working = false;
  };
  const near = new IntersectionObserver((entries) => {
    entries.forEach(({ isIntersecting, target }) => { if (isIntersecting) wanted.add(target); else wanted.delete(target); });
    if (wanted.size && !working) work();
  }, { rootMargin: "1500px 0px" });
  // What is not there yet takes the height that it will have, roughly: on a narrow screen about twice as much.
  const stretch = innerWidth < 704 ? 2 : 1;
  const place = (shelves) => shelves.forEach((shelf) => { shelf.style.height = `${shelf.dataset.height * stretch}px`; near.observe(shelf); });
  place($(".shelf"));
  $("main > section[data-height]").forEach((section) => { section.style.containIntrinsicHeight = `auto ${section.dataset.height * stretch}px`; });
  let where = null;
  const reach = async (id) => {
    if (document.getElementById(id) || !document.getElementById("shelves")) return document.getElementById(id);
    where ??= JSON.parse(await unpack(document.getElementById("shelves")));
    // A part may lie in another: the outer ones come first.
    for (let found = null; !(found = document.getElementById(id));) {
      const shelf = $(".shelf").find((one) => where[one.dataset.shelf].includes(id));
      if (!shelf) return null;
      await unfold(shelf);
    }
    return document.getElementById(id);
  };
  const print = document.getElementById("print");
  const printAll = () => unfoldAll().then(() => requestAnimationFrame(() => window.print()));
  print.addEventListener("click", printAll);
  if (document.querySelector(".shelf")) {
    print.hidden = false;
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "p" && document.querySelector(".shelf")) { event.preventDefault(); printAll(); }
    });
  }

  // A link to a claim's words lights up all of them, and what is closed around a target opens.
  const land = async () => {
    $("mark.on").forEach((mark) => mark.classList.remove("on"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && !id.startsWith("q=") && await reach(id);
    if (!target) return;
    for (let el = target; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
    if (target.matches(".speaker")) target.querySelector("details").open = true;
    if (target.closest("[hidden]")) reset();
    if (id.startsWith("w-")) $(`mark[data-c~="${CSS.escape(id.slice(2))}"]`).forEach((mark) => mark.classList.add("on"));
    const middle = /^(w-|cla-|fig-|ori-)/.test(id);
    const show = () => target.scrollIntoView({ block: middle ? "center" : "start" });
    show();
    if (!target.matches("a, button, [tabindex]")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    // What unfolds or is laid out above moves it; once more when that has happened.
    setTimeout(show, 250);
  };
  addEventListener("hashchange", land);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".body mark[data-c]");
    if (mark && getSelection().isCollapsed) {
      const id = mark.dataset.c.split(" ").pop();
      mark.closest(".report").querySelector(`a.k[href$="#${CSS.escape(id)}"]`)?.click();
    }
    const perma = event.target.closest("a.perma");
    if (perma && navigator.clipboard) navigator.clipboard.writeText(perma.href).then(() => tell("Link copied"), () => {});
  });

  // Filters.
  const forms = $("form[data-filter]");
  const latest = new Map();
  const apply = async (form) => {
    const mine = (latest.get(form) ?? 0) + 1;
    latest.set(form, mine);
    const kind = form.dataset.filter;
    const output = form.querySelector("output");
    const list = form.parentElement.querySelector(".list, tbody");
    const text = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const boxes = $('input[name="status"]', form);
    const on = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const measure = form.elements.measure?.value;
    const place = form.elements.place?.value;
    // What is folded is opened only where something in it may be wanted, and where not all of it is.
    const folded = () => [...list.children].filter((el) => el.matches(".shelf"));
    const opens = async (shelf) => {
      const wanted = new Set((shelf.dataset.kinds ?? "").split(" ").map((one) => on.has(one)));
      const hay = text.length ? fold(await plain(shelf.dataset.shelf)) : "";
      shelf.hidden = Boolean(shelf.dataset.kinds && !wanted.has(true)) || !text.every((word) => hay.includes(word));
      return !shelf.hidden && Boolean(text.length || measure || place || wanted.size > 1);
    };
    if (folded().length && (boxes.length || text.length || measure || place)) {
      // Not drawn meanwhile: that would cost more than all the rest.
      output.textContent = "Looking …";
      list.hidden = true;
      for (const shelf of folded()) if (await opens(shelf)) await unfold(shelf);
      const within = () => $(".shelf", list).filter((el) => el.parentElement !== list);
      while (text.length && within().length) await Promise.all(within().map((shelf) => unfold(shelf)));
      if (latest.get(form) !== mine) return;
    } else folded().forEach((shelf) => { shelf.hidden = false; });
    let shown = 0;
    let total = 0;
    folded().forEach((shelf) => {
      total += Number(shelf.dataset.n);
      shown += shelf.hidden ? 0 : Number(shelf.dataset.n);
    });
    const all = $(`.${kind}`, list);
    total += all.length;
    all.forEach((el) => {
      const hay = text.length ? fold(el.textContent) : "";
      const keep = text.every((word) => hay.includes(word)) && (!boxes.length || on.has(el.dataset.status)) && (!measure || el.cells[0].textContent === measure) && (!place || el.dataset.place === place);
      el.hidden = !keep;
      shown += keep;
    });
    list.hidden = false;
    output.textContent = shown === total ? "" : `${shown} of ${total} shown`;
  };
  const reset = () => forms.forEach((form) => { form.reset(); apply(form); });
  forms.forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
  });
  $("a[data-only]").forEach((link) => link.addEventListener("click", () => {
    const form = document.querySelector('form[data-filter="finding"]');
    if (!form) return;
    $('input[name="status"]', form).forEach((box) => { box.checked = box.value === link.dataset.only; });
    apply(form);
  }));

  // Sorting.
  $("table.sortable").forEach((table) => {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      if (!cell.textContent.trim() || cell.querySelector(".sr")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", async () => {
        body.hidden = true;
        await unfoldAll(table);
        const down = cell.getAttribute("aria-sort") === "ascending";
        $("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => {
          const td = row.cells[column];
          const raw = td.dataset.sort ?? td.textContent.trim();
          if (cell.dataset.type !== "number") return fold(raw);
          const number = parseFloat(raw.replace(/,/g, ""));
          return Number.isNaN(number) ? null : number;
        };
        const rows = [...body.rows].map((row) => [value(row), row]);
        // What has no value stays at the end, whichever way.
        rows.sort(([a], [b]) => {
          const none = (v) => v === null || v === "";
          if (none(a) || none(b)) return none(a) - none(b);
          const order = typeof a === "number" ? a - b : a.localeCompare(b, "en");
          return down ? -order : order;
        });
        body.append(...rows.map(([, row]) => row));
        body.hidden = false;
        say(`Sorted by ${button.textContent.trim()}, ${down ? "descending" : "ascending"}`);
      });
    });
  });

  // Search: over the page itself, or over the index of a dossier in several pages.
  const box = document.getElementById("q");
  const hits = document.getElementById("hits");
  const stored = document.getElementById("index");
  const KINDS = { finding: "Finding", claim: "Claim", report: "Report", speaker: "Speaker", place: "Place", figure: "Figure" };
  let index = null;
  const read = async () => {
    const found = [];
    if (stored) {
      // A little at a time, so that the page answers meanwhile.
      for (const [href, kind, text] of JSON.parse(await unpack(stored))) {
        found.push({ href, kind, text, fold: fold(text) });
        if (found.length % 500 === 0) await new Promise((next) => { setTimeout(next); });
      }
      return found;
    }
    const add = (el, kind, text) => found.push({ href: `#${el.id}`, kind, text, fold: fold(text) });
    $("article.finding").forEach((el) => add(el, "finding", el.querySelector("h3 .w").textContent));
    $("article.speaker").forEach((el) => add(el, "speaker", el.querySelector("h3").textContent.trim()));
    $("article.place").forEach((el) => add(el, "place", el.querySelector("h3").textContent));
    $(".claim[id]").forEach((el) => add(el, "claim", el.querySelector("q").textContent));
    $("article.report").forEach((el) => add(el, "report", `${el.querySelector("h3 .w")?.textContent ?? ""} ${el.querySelector(".top").textContent.replace(/\s+/g, " ").trim()} ${el.querySelector(".body").textContent}`));
    return found;
  };
  const excerpt = (entry, words) => {
    const line = document.createElement("span");
    const at = Math.max(0, entry.text.toLowerCase().indexOf(words[0]) - 60);
    const piece = (at ? "…" : "") + entry.text.slice(at, at + 190) + (entry.text.length > at + 190 ? "…" : "");
    const low = piece.toLowerCase();
    let done = 0;
    while (done < piece.length) {
      const next = words.map((w) => [low.indexOf(w, done), w]).filter(([i]) => i >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      line.append(piece.slice(done, next[0]));
      const bold = document.createElement("b");
      bold.textContent = piece.slice(next[0], next[0] + next[1].length);
      line.append(bold);
      done = next[0] + next[1].length;
    }
    line.append(piece.slice(done));
    return line;
  };
  const MOST = 40;
  const search = async () => {
    const all = await (index ??= read());
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    hits.replaceChildren();
    hits.hidden = !words.length;
    if (!words.length) return;
    const found = all.filter((entry) => words.every((word) => entry.fold.includes(word)));
    const count = document.createElement("p");
    count.textContent = found.length ? `${found.length} found${found.length > MOST ? `, the first ${MOST} shown` : ""}` : "Nothing found";
    hits.append(count, ...found.slice(0, MOST).map((entry) => {
      const link = document.createElement("a");
      link.href = entry.href;
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = KINDS[entry.kind] ?? entry.kind;
      link.append(kind, excerpt(entry, words));
      link.addEventListener("click", close);
      return link;
    }));
    say(count.textContent);
  };
  const close = () => { hits.hidden = true; };
  let timer = 0;
  const elsewhere = document.body.dataset.search;
  box.disabled = false;
  box.addEventListener("input", () => { if (!elsewhere) { clearTimeout(timer); timer = setTimeout(search, 120); } });
  box.addEventListener("focus", () => { if (box.value && !elsewhere) search(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea")) { event.preventDefault(); box.focus(); box.select(); return; }
    if (!event.target.closest(".search")) return;
    const links = $("a", hits);
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); box.focus(); }
    else if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    else if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? box).focus(); }
    else if (event.key === "Enter" && event.target === box) {
      if (elsewhere) location.href = `${elsewhere}#q=${encodeURIComponent(box.value)}`;
      else search().then(() => $("a", hits)[0]?.click());
    }
  });
  if (location.hash.startsWith("#q=")) { box.value = decodeURIComponent(location.hash.slice(3)); search().then(() => box.focus()); }

  // On a narrow screen a map is wider than the screen: it begins where most is said to have happened.
  $(".map").forEach((map) => {
    const figure = map.parentElement;
    const first = map.querySelector(".spot circle");
    if (first) figure.scrollLeft = (first.cx.baseVal.value / map.viewBox.baseVal.width) * map.clientWidth - figure.clientWidth / 2;
  });

  // Where the reader is.
  const links = $('.rail nav a[href^="#"]');
  const seen = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      links.forEach((link) => {
        if (link.hash === `#${entry.target.id}`) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      });
    });
  }, { rootMargin: "-20% 0px -75% 0px" });
  $("main > section[id]").forEach((section) => seen.observe(section));
  // On a reload the browser would scroll back to where it was, over what the address asks for.
  if (location.hash) { history.scrollRestoration = "manual"; land(); }
})();
