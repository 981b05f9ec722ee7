"use strict";
// The page is whole without this script, which filters it, speaks its other language and takes keys.
// What a reader chooses stands in the address, so that it can be sent, and comes back with the address.
(() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  const words = JSON.parse(by("words").textContent);
  const items = all("[data-item]");
  const controls = all("[data-state]");
  const groups = all("[data-group]").reverse(); // inner ones first
  const tongues = { zh: "zh-CN", en: "en" };
  const told = Object.keys(tongues).find((key) => tongues[key] === root.lang);
  let address = new URLSearchParams(location.search);

  // The address

  const isToggle = (control) => control.type === "checkbox";
  const valueOf = (control) => (isToggle(control) ? (control.checked ? control.value : "") : control.value.trim());

  function keep(key, value) {
    if (value) address.set(key, value);
    else address.delete(key);
    const query = address.toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  function restore() {
    address = new URLSearchParams(location.search);
    for (const control of controls) {
      const value = address.get(control.name) ?? "";
      if (isToggle(control)) control.checked = value === control.value;
      else control.value = value;
      if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
    }
    if (address.get("theme")) root.dataset.theme = address.get("theme");
    speak(address.get("lang") in tongues ? address.get("lang") : told);
    filter();
  }

  // Filters: a control's name is the fact of an item that it chooses by

  let texts = new WeakMap();
  function textOf(item) {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  }
  const meets = {
    token: (item, name, value) => ` ${item.dataset[name] ?? ""} `.includes(` ${value} `),
    part: (item, name, value) => (item.dataset[name] ?? "").includes(value),
    text: (item, name, value) => value.toLowerCase().split(/\s+/).every((word) => textOf(item).includes(word)),
    view: () => true,
  };

  function filter() {
    const chosen = controls.filter(valueOf).map((c) => [meets[c.dataset.state], c.name, valueOf(c)]);
    let shown = 0;
    for (const item of items) {
      item.hidden = !chosen.every(([meet, name, value]) => meet(item, name, value));
      if (!item.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    for (const control of controls) {
      if (control.dataset.state === "view") root.classList.toggle(`only-${control.name}`, control.checked);
    }
    if (!items.length) return;
    by("shown").dataset.n = shown === items.length ? shown : `${shown} / ${items.length}`;
    say(by("shown"));
    by("none-shown").hidden = shown > 0;
  }

  function choose(control) {
    keep(control.name, valueOf(control));
    filter();
  }

  function clear() {
    for (const control of controls) {
      if (control.dataset.state === "view") continue;
      if (isToggle(control)) control.checked = false;
      else control.value = "";
      keep(control.name, "");
    }
    filter();
  }

  // Language and theme

  let spoken = told;
  function say(element) {
    const { word, n, lead } = element.dataset;
    element.textContent = (lead ?? "") + words[spoken][word].replace("{n}", n ?? "");
  }
  function speak(language) {
    if (language === spoken) return;
    spoken = language;
    root.lang = tongues[language];
    texts = new WeakMap(); // the old language's text is stale
    all("[data-word]").forEach(say);
  }

  // Places: whatever an address points at is shown, also where a filter or a fold hides it

  function reveal() {
    const target = location.hash && by(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  function step(way) {
    const shown = items.filter((item) => !item.hidden);
    const at = shown.indexOf(document.activeElement.closest("[data-item]"));
    const next = shown[at < 0 && way < 0 ? shown.length - 1 : at + way];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const keys = {
    "/": () => by("search")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    "?": () => by("help").showModal(),
    Escape: clear,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || by("help").open) return;
    const field = event.target.closest("input, select");
    if (field && event.key === "Escape") field.blur();
    if (field || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const href = link.getAttribute("href");
    if (href.startsWith("?")) {
      // Without this script such a link leads to the findings; with it, to those that it counts.
      event.preventDefault();
      clear();
      const [query, place] = href.split("#");
      for (const [key, value] of new URLSearchParams(query)) keep(key, value);
      location.hash = place;
      restore();
      reveal();
    } else if (href === location.hash) reveal();
  });
  for (const control of controls) control.addEventListener("input", () => choose(control));
  by("filters")?.addEventListener("submit", (event) => event.preventDefault());
  by("clear")?.addEventListener("click", clear);
  by("switch-language").addEventListener("click", () => {
    speak(spoken === "zh" ? "en" : "zh");
    keep("lang", spoken === told ? "" : spoken);
  });
  by("switch-theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });
  by("print").addEventListener("click", () => print());
  by("keys").addEventListener("click", keys["?"]);
  addEventListener("hashchange", reveal);
  addEventListener("popstate", restore);

  root.classList.add("scripted");
  restore();
  reveal();
})();
