"use strict";
(() => {
  const most = 40;
  const byId = (id) => document.getElementById(id);
  const index = JSON.parse(byId("index").textContent);
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const people = index.people.map(([name, department, anchor]) => ({ name, department, anchor, key: plain(name) }));
  const titles = index.titles.map(([title, at]) => ({ title, at, key: plain(title) }));
  const panel = byId("search"), query = byId("query"), hits = byId("hits"), found = byId("found");
  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  let shown = null;

  // A statement is text until it is asked for.
  const open = (section) => {
    const closed = section.querySelector(":scope > noscript");
    if (closed) section.innerHTML = closed.textContent;
    if (shown && shown !== section) shown.hidden = true;
    section.hidden = false;
    shown = section;
  };

  const link = (text, anchor) => {
    const a = document.createElement("a");
    const bdi = document.createElement("bdi");
    a.href = "#" + anchor;
    bdi.textContent = text;
    a.append(bdi);
    return a;
  };

  const item = (...parts) => {
    const li = document.createElement("li");
    for (const part of parts) li.append(part, " ");
    hits.append(li);
  };

  const search = (text) => {
    const key = plain(text);
    hits.replaceChildren();
    found.textContent = "";
    if (!key) return;
    const persons = people.filter((one) => one.key.includes(key));
    const pieces = titles.filter((one) => one.key.includes(key));
    const count = persons.length + pieces.length;
    for (const one of persons.slice(0, most)) item(link(one.name, one.anchor), one.department);
    for (const one of pieces.slice(0, Math.max(0, most - persons.length))) {
      const title = document.createElement("bdi");
      title.textContent = one.title;
      item(title, ...one.at.map(([at, line]) => link(people[at].name, people[at].anchor + "." + line)));
    }
    const said = count === 0 ? panel.dataset.none : count > most ? panel.dataset.more : panel.dataset.found;
    found.textContent = said.replace("%n", count).replace("%m", most);
  };

  const follow = () => {
    const target = decode(location.hash.slice(1));
    if (target.startsWith("q=")) {
      query.value = target.slice(2);
      search(query.value);
      return;
    }
    if (!target) return;
    const account = byId(target) ?? byId(target.replace(/\.\d+$/, ""));
    if (!account) return;
    if (account.classList.contains("account")) open(account);
    const place = byId(target) ?? account;
    place.scrollIntoView();
    if (place.tabIndex < 0) account.focus({ preventScroll: true });
    for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
    if (place !== account) place.classList.add("found");
  };

  panel.hidden = false;
  query.addEventListener("input", () => {
    search(query.value);
    history.replaceState(null, "", query.value ? "#q=" + encodeURIComponent(query.value) : "#");
  });
  addEventListener("hashchange", follow);
  // On paper everything is open.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  follow();
})();
