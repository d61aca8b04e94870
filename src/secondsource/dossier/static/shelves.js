// The long lists of a large dossier: folded, unfolded as the reader nears them, looked through and put in order
// a little at a time, so that the page answers meanwhile.
"use strict";
const shelves = (() => {
  const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const safe = window.trustedTypes ? trustedTypes.createPolicy("shelf", { createHTML: (text) => text }) : { createHTML: (text) => text };
  const large = document.body.classList.contains("folded");

  const SLICE = 10;
  let since = 0;
  const breathe = async () => {
    if (performance.now() - since < SLICE) return;
    await (window.scheduler?.yield ? scheduler.yield() : new Promise((next) => { setTimeout(next); }));
    since = performance.now();
  };
  const bytesOf = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
    return bytes;
  };
  const unpack = async (element) => {
    const bytes = bytesOf(element.textContent.trim());
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };

  // A thing of a list is HTML until it is shown (html), then an element (el); one that a filter leaves out is not on
  // the page. A shelf stands for things: packed in a script, or opened (contents) and not yet shown.
  const contents = new WeakMap();
  const opening = new Map();
  // Scripts that are read are taken away when the page changes anyway: each time by itself would draw it anew.
  const spent = [];
  const clear = () => spent.splice(0).forEach((script) => script.remove());
  const ITEM = `<${"!--item--"}>`;
  const ORDINARY = { TR: 58, LI: 60 };
  // What is not there yet takes the height that it will have, roughly: on a narrow screen about twice as much.
  const stretch = innerWidth < 704 ? 2 : 1;
  const wanted = new Set();
  let working = false;
  const near = new IntersectionObserver((entries) => {
    entries.forEach(({ isIntersecting, target }) => { if (isIntersecting) wanted.add(target); else wanted.delete(target); });
    if (wanted.size && !working) work();
  }, { rootMargin: "1500px 0px" });
  const place = (found) => found.forEach((shelf) => { shelf.style.height = `${shelf.dataset.height * stretch}px`; near.observe(shelf); });

  const make = (things) => {
    const bare = things.filter((thing) => !thing.el);
    if (bare.length) {
      // The text is this page's own, written with every character of a report escaped.
      const holder = document.createElement("template");
      holder.innerHTML = safe.createHTML(bare.map((thing) => thing.html).join(""));
      [...holder.content.children].forEach((el, i) => { bare[i].el = el; bare[i].html = ""; });
    }
    return things.map((thing) => thing.el);
  };
  const open = (shelf) => {
    const n = shelf.dataset.shelf;
    if (!contents.has(shelf) && !opening.has(n)) {
      const stored = document.getElementById(`shelf-${n}`);
      opening.set(n, unpack(stored).then((text) => {
        const things = text.split(ITEM).map((html) => ({ html }));
        things.forEach((thing) => { thing.height = shelf.dataset.height / things.length; });
        contents.set(shelf, things);
        spent.push(stored);
      }));
    }
    return contents.has(shelf) ? null : opening.get(n);
  };
  const unfold = async (shelf) => {
    await open(shelf);
    if (!shelf.isConnected) return;
    const elements = make(contents.get(shelf));
    near.unobserve(shelf);
    clear();
    shelf.replaceWith(...elements);
    elements.forEach((el) => place($(".shelf", el)));
  };
  const unfoldAll = async () => {
    const left = () => $(".shelf");
    for (let some = left(); some.length; some = left()) await Promise.all(some.map(unfold));
  };
  // One part in a frame, the one nearest to the reader first, so that scrolling stays smooth.
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
  place($(".shelf"));
  $("main > section[data-height]").forEach((section) => { section.style.containIntrinsicHeight = `auto ${section.dataset.height * stretch}px`; });

  // The element of an id, brought onto the page if need be. A part may lie in another: the outer ones come first.
  let where = null;
  const packed = (n, id) => Boolean(where[n]?.includes(id));
  const has = (thing, id) => {
    if (thing.shelf) return holds(thing.shelf, id);
    if (thing.el) return thing.el.id === id || Boolean(thing.el.querySelector(`#${CSS.escape(id)}`)) || $(".shelf", thing.el).some((one) => holds(one, id));
    return thing.html.includes(` id="${id}"`) || within(thing.html).some((n) => packed(n, id));
  };
  const holds = (shelf, id) => (contents.has(shelf) ? contents.get(shelf).some((thing) => has(thing, id)) : packed(shelf.dataset.shelf, id));
  const reach = async (id) => {
    if (document.getElementById(id) || !large) return document.getElementById(id);
    where ??= JSON.parse(await unpack(document.getElementById("shelves")));
    for (let found = null; !(found = document.getElementById(id));) {
      const shelf = $(".shelf").find((one) => holds(one, id));
      if (!shelf) return null;
      await unfold(shelf);
    }
    return document.getElementById(id);
  };

  // What is in a list, in order: its things, and the shelves whose things are not known yet.
  const lists = new Map();
  const inside = (list) => {
    const known = lists.get(list) ?? [...list.children].map((el) => (el.matches(".shelf") ? { shelf: el } : { el }));
    const now = known.flatMap((one) => (one.shelf && contents.get(one.shelf)) || [one]);
    lists.set(list, now);
    return now;
  };
  const leftOut = (id) => [...lists.values()].flat().some((one) => one.out && has(one, id));
  // Puts what is in a list in the order given, and no more on the page than can be seen.
  const SEEN = { TBODY: 40 };
  const arrange = (list, order) => {
    lists.set(list, order);
    if (!large) {
      order.forEach((one) => { one.el.hidden = Boolean(one.out); });
      if (order.some(({ el }, i) => el !== list.children[i])) list.append(...order.map(({ el }) => el));
      return;
    }
    const parts = [];
    const run = [];
    const end = () => {
      const things = run.splice(0);
      if (!things.length) return;
      if (!parts.length) { parts.push(...make(things)); return; }
      const shelf = document.createElement({ UL: "li", OL: "li", TBODY: "tr" }[list.tagName] ?? "div");
      shelf.className = "shelf";
      shelf.dataset.height = Math.round(things.reduce((sum, { height }) => sum + (height ?? ORDINARY[shelf.tagName] ?? 130), 0));
      contents.set(shelf, things);
      parts.push(shelf);
    };
    order.filter((one) => !one.out).forEach((one) => {
      if (one.shelf) { end(); parts.push(one.shelf); } else if (run.push(one) >= (SEEN[list.tagName] ?? 10)) end();
    });
    end();
    clear();
    list.replaceChildren(...parts);
    parts.forEach((el) => place(el.matches(".shelf") ? [el] : $(".shelf", el)));
  };

  // What a thing says, without making it a page: its text (that of what is folded within it at its end), and its cells.
  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&#34;": "\"", "&#39;": "'", "&amp;": "&" };
  const bare = (html) => html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|#34|#39|amp);/g, (one) => ENTITIES[one]);
  const within = (html) => [...html.matchAll(/ data-shelf="(\d+)"/g)].map((found) => found[1]);
  const folded = async (n) => {
    const stored = document.getElementById(`shelf-${n}`);
    return stored && !opening.has(n) ? textOf({ html: await unpack(stored) }) : "";
  };
  const textOf = async ({ el, html }) => {
    const numbers = el ? $(".shelf", el).map((one) => one.dataset.shelf) : within(html);
    return (el ? el.textContent : bare(html)) + (await Promise.all(numbers.map(folded))).join("");
  };
  const dataOf = ({ el, html }, name) => (el ? el.dataset[name] : html.match(new RegExp(`^\\s*<[^>]* data-${name}="([^"]*)"`))?.[1]);
  const cellOf = ({ el, html }, column) => {
    if (el) return { sort: el.cells[column].dataset.sort, text: el.cells[column].textContent.trim() };
    const cell = html.split("<td ")[column + 1];
    return { sort: cell.match(/^[^>]* data-sort="([^"]*)"/)?.[1], text: bare(`<${cell}`).trim() };
  };
  return { large, breathe, unpack, unfoldAll, reach, open, inside, leftOut, arrange, textOf, dataOf, cellOf };
})();
