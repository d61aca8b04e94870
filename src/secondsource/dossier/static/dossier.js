// Comfort on top of a page that works without it: search, filters, sorting, links that light up their words.
"use strict";
(() => {
  const { breathe, reach, unfoldAll } = shelves;
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
  // Plain letters need no folding but of case: most of a large dossier is plain.
  const fold = (text) => (/^[\0-\x7f]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

  // Light or dark: the reader's system decides until the button is pressed.
  const theme = document.getElementById("theme");
  const root = document.documentElement;
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    say(dark ? "Light" : "Dark");
  });

  const print = document.getElementById("print");
  const printAll = () => unfoldAll().then(() => requestAnimationFrame(() => window.print()));
  print.addEventListener("click", printAll);
  if (document.querySelector(".shelf")) {
    print.hidden = false;
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "p" && document.querySelector(".shelf")) { event.preventDefault(); printAll(); }
    });
  }

  // On paper nothing can be opened: what is closed is printed open, and closed again.
  addEventListener("beforeprint", () => $("details:not([open])").forEach((el) => { el.open = true; el.dataset.closed = ""; }));
  addEventListener("afterprint", () => $("details[data-closed]").forEach((el) => { el.open = false; delete el.dataset.closed; }));

  // A link to a claim's words lights up all of them, and what is closed around a target opens.
  const land = async () => {
    $("mark.on").forEach((mark) => mark.classList.remove("on"));
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || id.startsWith("q=")) return;
    let target = await reach(id);
    if (target ? target.closest("[hidden]") : shelves.leftOut(id)) {
      await reset();
      target = await reach(id);
    }
    if (!target) return;
    for (let el = target; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
    if (target.matches(".speaker")) target.querySelector("details").open = true;
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

  // Filters. What they look through is kept in mind: the next word is found at once.
  const forms = $("form[data-filter]");
  const latest = new Map();
  const apply = async (form) => {
    const mine = (latest.get(form) ?? 0) + 1;
    latest.set(form, mine);
    const output = form.querySelector("output");
    const list = form.parentElement.querySelector(".list, tbody");
    const text = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const boxes = $('input[name="status"]', form);
    const on = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
    const measure = form.elements.measure?.value;
    const place = form.elements.place?.value;
    const population = form.elements.population?.value;
    const mode = form.elements.mode?.value;
    const since = form.elements.since?.value;
    const until = form.elements.until?.value;
    const asked = text.length || measure || place || population || mode || since || until;
    const wants = async (thing) => {
      if (boxes.length && !on.has(shelves.dataOf(thing, "status"))) return false;
      if (place && shelves.dataOf(thing, "place") !== place) return false;
      if (measure && shelves.cellOf(thing, 0).text !== measure) return false;
      if (population && shelves.cellOf(thing, 1).text.toLowerCase() !== population) return false;
      if (mode && shelves.dataOf(thing, "mode") !== mode) return false;
      if (since && !(shelves.dataOf(thing, "until") >= since)) return false;
      if (until && !(shelves.dataOf(thing, "since") <= until)) return false;
      if (text.length) thing.words ??= fold(await shelves.textOf(thing));
      return text.every((word) => thing.words.includes(word));
    };
    // What is folded is opened only where something in it may be wanted, and where not all of it is.
    const out = new Set();
    const folded = shelves.inside(list).filter((one) => one.shelf);
    if (folded.length && asked) output.textContent = "Looking …";
    for (const { shelf } of folded) {
      const kinds = new Set((shelf.dataset.kinds ?? "").split(" ").map((one) => on.has(one)));
      if (shelf.dataset.kinds && !kinds.has(true)) out.add(shelf);
      else if (asked || kinds.size > 1) {
        await shelves.open(shelf);
        await breathe();
        if (latest.get(form) !== mine) return;
      }
    }
    for (const one of shelves.inside(list).filter((thing) => !thing.shelf)) {
      if (!(await wants(one))) out.add(one);
      await breathe();
      if (latest.get(form) !== mine) return;
    }
    // From here on at once: until then the list stands as it was.
    const order = shelves.inside(list);
    let shown = 0;
    let total = 0;
    order.forEach((one) => {
      const n = Number(one.shelf?.dataset.n ?? 1);
      one.out = out.has(one.shelf ?? one);
      total += n;
      shown += one.out ? 0 : n;
    });
    shelves.arrange(list, order);
    output.textContent = shown === total ? "" : `${shown} of ${total} shown`;
  };
  const reset = () => Promise.all(forms.map((form) => { form.reset(); return apply(form); }));
  let typed = 0;
  forms.forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", (event) => {
      clearTimeout(typed);
      if (event.target.type === "search" && shelves.large) typed = setTimeout(apply, 120, form); else apply(form);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  });
  $("a[data-only]").forEach((link) => link.addEventListener("click", () => {
    const form = document.querySelector('form[data-filter="finding"]');
    if (!form) return;
    $('input[name="status"]', form).forEach((box) => { box.checked = box.value === link.dataset.only; });
    apply(form);
  }));

  // Sorting.
  const { compare } = new Intl.Collator("en");
  $("table.sortable").forEach((table) => {
    const body = table.tBodies[0];
    let last = 0;
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      if (!cell.textContent.trim() || cell.querySelector(".sr")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", async () => {
        const mine = (last += 1);
        const down = cell.getAttribute("aria-sort") === "ascending";
        $("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        for (const { shelf } of shelves.inside(body).filter((one) => one.shelf)) {
          await shelves.open(shelf);
          await breathe();
        }
        const value = (row) => {
          const { sort, text } = shelves.cellOf(row, column);
          if (cell.dataset.type !== "number") return fold(sort ?? text);
          const number = parseFloat((sort ?? text).replace(/,/g, ""));
          return Number.isNaN(number) ? null : number;
        };
        const rows = [];
        for (const row of shelves.inside(body)) {
          rows.push([value(row), row]);
          await breathe();
        }
        if (last !== mine) return;
        // What has no value stays at the end, whichever way.
        const none = (v) => v === null || v === "";
        rows.sort(([a], [b]) => {
          if (none(a) || none(b)) return none(a) - none(b);
          const order = typeof a === "number" ? a - b : compare(a, b);
          return down ? -order : order;
        });
        shelves.arrange(body, rows.map(([, row]) => row));
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
      for (const [href, kind, text] of JSON.parse(await shelves.unpack(stored))) {
        found.push({ href, kind, text, fold: fold(text) });
        await breathe();
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
