// What the keyboard, a drop and a hand on the glass add. Every act works without it (semantics 80).
const root = document.documentElement;
root.dataset.js = "";
const $ = (selector) => document.querySelector(selector);
const typing = (target) => target.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea, select") || target.isContentEditable;
let afterG = 0;

function lines() {
  return [...document.querySelectorAll(".task > a, .hits h3 a, .table .t a")];
}

function step(by) {
  const all = lines();
  if (!all.length) return $(`a[data-key="${by > 0 ? "j" : "k"}"]`)?.click();
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))].focus();
}

function toFinding(number) {
  const found = document.getElementById(`f${number}`);
  found?.scrollIntoView({ block: "center" });
  found?.focus({ preventScroll: true });
}

function fill(box, words) {
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

const GO = { w: "/", s: "/ledger/incoming", f: "/ledger/dispatch", h: "/ledger/meetings" };
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement.closest("tr, .task")?.querySelector("[type=checkbox]")?.click(),
  "/": () => $(".top input[type=search]")?.focus(),
  "?": () => $("#keys")?.showModal(),
  o: () => $("[data-opinion]")?.focus(),
  n: () => ($('[data-key="n"]') ? $('[data-key="n"]').click() : location.assign("/register")),
  g: () => { afterG = Date.now(); },
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // an input method is composing
  const target = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const primary = target.closest("form")?.querySelector("[data-primary]") ?? $(".acts [data-primary]") ?? $("[data-primary]");
    event.preventDefault();
    return primary?.dataset.hold === undefined ? primary?.click() : sign(primary);
  }
  if (event.key === "Escape" && typing(target)) return target.blur();
  if (target.matches?.("[data-opinion]") && !target.value && /^[1-9]$/.test(event.key)) {
    const phrase = target.closest(".opinion")?.querySelectorAll("[data-phrase]")[event.key - 1];
    if (phrase) { event.preventDefault(); fill(target, phrase.dataset.phrase); }
    return;
  }
  if (typing(target) || event.ctrlKey || event.metaKey || event.altKey || root.dataset.keys === undefined) return;
  if (Date.now() - afterG < 1500 && GO[event.key]) return location.assign(GO[event.key]);
  afterG = 0;
  if (/^[1-9]$/.test(event.key)) return toFinding(event.key);
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});

// A proposal is typed in where it belongs; taking all leaves what was typed alone.
function takeProposal(button) {
  const all = button.dataset.takeAll !== undefined;
  const seen = new Set();
  for (const one of all ? button.form.querySelectorAll("[data-take]") : [button]) {
    const box = document.getElementById(one.dataset.take);
    if (!box || (all && (box.value.trim() || seen.has(box)))) continue;
    seen.add(box);
    fill(box, one.dataset.words);
  }
  if (all) button.form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

// Rows of a field: one more, one less; the numbers in their names follow.
function renumber(box) {
  box.querySelectorAll(".row-of").forEach((row, at) => row.querySelectorAll("[name], [for], [id]").forEach((one) => {
    for (const what of ["name", "id", "for"]) if (one.hasAttribute(what)) one.setAttribute(what, one.getAttribute(what).replace(/\.\d+\./, `.${at}.`));
  }));
}

function moreRows(button) {
  const box = button.closest("[data-rows]");
  const last = [...box.querySelectorAll(".row-of")].at(-1);
  const row = last.cloneNode(true);
  row.querySelectorAll("input, textarea, select").forEach((one) => { one.value = ""; });
  last.after(row);
  renumber(box);
  row.querySelector("input, textarea, select").focus();
}

function fewerRows(button) {
  const box = button.closest("[data-rows]");
  const row = button.closest(".row-of");
  if (box.querySelectorAll(".row-of").length > 1) row.remove();
  else row.querySelectorAll("input, textarea, select").forEach((one) => { one.value = ""; });
  renumber(box);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.querySelector("input, textarea, select").focus();
}

document.addEventListener("click", (event) => {
  const on = event.target.closest("[data-row-on]");
  if (on) moreRows(on);
  const off = event.target.closest("[data-row-off]");
  if (off) fewerRows(off);
  const shut = event.target.closest("[aria-disabled=true]");
  if (shut) { event.preventDefault(); document.getElementById(shut.getAttribute("aria-describedby"))?.focus(); }
  const phrase = event.target.closest("[data-phrase]");
  if (phrase) fill(phrase.closest(".opinion").querySelector("[data-opinion]"), phrase.dataset.phrase);
  const take = event.target.closest("[data-take], [data-take-all]");
  if (take) { event.preventDefault(); takeProposal(take); }
  if (event.target.closest("[data-print]")) window.print();
  const copy = event.target.closest("[data-copy]");
  if (copy) { document.getElementById(copy.dataset.copy).select(); document.execCommand("copy"); copy.textContent = copy.dataset.copied; }
  const plainly = event.target.closest("[data-plainly]"); // what is downloaded is not put into the page
  if (plainly) { event.preventDefault(); sendPlainly(plainly.form, plainly.formAction); }
  if (event.target.closest("[data-keys-help]")) { event.preventDefault(); $("#keys").showModal(); }
});

function sendPlainly(form, address) {
  const own = form.action;
  form.action = address;
  form.submit();
  form.action = own;
}

// Holding for 0.8 s signs; a tap goes the ordinary way and shows 核对 first.
const HOLD = 800;
let held = 0;

function sign(button) {
  const form = button.form;
  button.name = "outcome";
  button.value = button.dataset.hold;
  form.requestSubmit(button);
}

document.addEventListener("pointerdown", (event) => {
  const button = event.target.closest("[data-hold]");
  if (!button) return;
  button.classList.add("holding");
  held = setTimeout(() => { held = 0; sign(button); }, HOLD);
});
for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  document.addEventListener(end, () => {
    clearTimeout(held);
    $(".holding")?.classList.remove("holding");
  }, true);
}

// A file dropped or pasted anywhere on a page that takes one is read at once.
function take(file, place) {
  const form = $("[data-drop]");
  const input = (place ?? form)?.querySelector("[type=file]");
  if (!input || !file) return;
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
  if (!place) withoutWords(form);
  carryTyped(form);
  form.requestSubmit();
}

// A document is a file or pasted words: the one that came last.
function withoutWords(form) {
  const words = form.querySelector("textarea");
  if (words) words.value = "";
}

// What was typed before the file came stands over what is read from it.
function carryTyped(form) {
  for (const one of ($("#register") ?? $("#start"))?.elements ?? []) {
    if (!one.name || one.type === "hidden" || one.defaultValue === undefined || one.value === one.defaultValue) continue;
    const carried = Object.assign(document.createElement("input"), { type: "hidden", name: one.name, value: one.value });
    form.append(carried);
  }
}

const dropped = (event) => event.target.closest?.("[data-filebox]") ?? $("[data-drop]") ?? $("[data-filebox]");
const noLongerOver = () => document.querySelectorAll(".over[data-drop], .over[data-filebox]").forEach((one) => one.classList.remove("over"));
document.addEventListener("dragover", (event) => {
  const place = dropped(event);
  if (!place) return;
  event.preventDefault();
  noLongerOver();
  place.classList.add("over");
});
document.addEventListener("dragleave", noLongerOver);
document.addEventListener("drop", (event) => {
  const place = dropped(event);
  if (!place) return;
  event.preventDefault();
  noLongerOver();
  if (place.dataset.filebox) return takeFiles(place, event.dataTransfer.files);
  take(event.dataTransfer.files[0], event.target.closest?.("[data-takes]"));
});
document.addEventListener("paste", (event) => {
  const box = event.target.closest?.("[data-filebox]") ?? (event.clipboardData.files.length && !$("[data-drop]") ? $("[data-filebox]") : null);
  if (box && event.clipboardData.files.length) return takeFiles(box, event.clipboardData.files);
  if (!$("[data-drop]") || typing(event.target)) return;
  const words = event.clipboardData.getData("text/plain");
  take(event.clipboardData.files[0] ?? (words && new File([words], $("[data-drop]").dataset.pasted, { type: "text/plain" })));
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) {
    for (const box of event.target.closest("table").querySelectorAll("tbody [name=matter]")) box.checked = event.target.checked;
  }
  if (event.target.matches("[data-filebox] [type=file]")) { takeFiles(event.target.closest("[data-filebox]"), event.target.files); event.target.value = ""; }
  if (event.target.matches("[data-drop] [type=file]")) {
    if (!event.target.closest("[data-takes]")) withoutWords(event.target.form);
    carryTyped(event.target.form);
    event.target.form.requestSubmit();
  }
});
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-drop] textarea")) event.target.form.querySelector("[type=file]").value = "";
});

// Files of a form go to the server as they are chosen; the form carries what is there, so that no error loses them.
function send(box, file) {
  const note = box.querySelector("[data-progress]");
  const bar = document.createElement("progress");
  const upload = new XMLHttpRequest();
  const data = new FormData();
  data.set("file", file);
  data.set("name", box.dataset.name);
  note.replaceChildren(`${box.dataset.busy} ${file.name} `, bar);
  upload.upload.onprogress = (event) => { bar.max = event.total; bar.value = event.loaded; };
  upload.onload = () => {
    note.textContent = upload.status === 200 ? "" : [422, 503].includes(upload.status) && upload.responseText ? upload.responseText : `${file.name}：${box.dataset.broken}`;
    note.classList.toggle("err", upload.status !== 200);
    if (upload.status !== 200) return;
    const list = box.querySelector(".kept");
    if (box.dataset.many === undefined) list.replaceChildren();
    list.insertAdjacentHTML("beforeend", upload.responseText);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  upload.onerror = () => { note.textContent = `${file.name}：${box.dataset.broken}`; note.classList.add("err"); };
  upload.open("POST", box.dataset.filebox);
  upload.setRequestHeader("X-CSRFToken", box.closest("form").querySelector("[name=csrfmiddlewaretoken]").value);
  upload.send(data);
}

function takeFiles(box, chosen) {
  for (const file of box.dataset.many === undefined ? [...chosen].slice(-1) : chosen) send(box, file);
}

// Drafts: kept on the server a moment after the last key, on this device while the network is gone.
const QUIET = 2000;
const waiting = new Map();

function words(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.set("draft place", form.dataset.draft);
  return data;
}

const lasting = (form) => [...words(form)].filter(([name]) => !["csrfmiddlewaretoken", "key"].includes(name));

async function keep(form) {
  const note = $("[data-draft-note]");
  try {
    const answer = await fetch("/drafts", { method: "POST", body: words(form), headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value } });
    if (!answer.ok) throw new Error(answer.status);
    localStorage.removeItem(`draft ${form.dataset.draft}`);
    if (note) note.textContent = await answer.text();
  } catch {
    localStorage.setItem(`draft ${form.dataset.draft}`, JSON.stringify(lasting(form)));
    if (note) note.textContent = note.dataset.offline;
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-draft]") ?? event.target.form?.closest("[data-draft]");
  if (!form) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), QUIET));
});
document.addEventListener("submit", (event) => clearTimeout(waiting.get(event.target)), true);
for (const form of document.querySelectorAll("[data-draft]")) {
  for (const [name, value] of JSON.parse(localStorage.getItem(`draft ${form.dataset.draft}`) ?? "[]")) {
    const field = form.elements[name];
    if (field && "value" in field && !field.value && field.type !== "file") field.value = value;
  }
}
window.addEventListener("online", () => document.querySelectorAll("[data-draft]").forEach((form) => {
  if (localStorage.getItem(`draft ${form.dataset.draft}`)) keep(form);
}));

// What did not arrive is said where one pressed; the form stays as it is, and a second press is the same act (its key).
function unsent(why) {
  const note = $("[data-unsent]");
  if (!note) return;
  note.textContent = why || note.dataset.unsent;
  note.classList.add("err");
  note.setAttribute("role", "alert");
  for (const form of document.querySelectorAll("[data-draft]")) localStorage.setItem(`draft ${form.dataset.draft}`, JSON.stringify(lasting(form)));
}
document.addEventListener("htmx:error", () => unsent());
document.addEventListener("htmx:before:swap", (event) => {
  if ((event.detail?.ctx?.response?.status ?? 0) < 500) return;
  event.preventDefault();
  unsent(event.detail.ctx.response.headers.get("Content-Type")?.startsWith("text/plain") ? event.detail.ctx.text : "");
});

// A leader at a desk writes at once: the opinion box has the focus (on glass it would push the page away).
function ready() {
  const box = matchMedia("(min-width: 62em) and (pointer: fine)").matches && $(".card [data-opinion]");
  if (box) box.focus({ preventScroll: true });
  return Boolean(box);
}
ready();

// After a part was swapped the error summary, else the opinion box, else the page has the focus.
document.addEventListener("htmx:after:swap", () => {
  const told = $("#errors") ?? $("#found") ?? $("[role=alert]");
  if (told || !ready()) (told ?? $("#main"))?.focus?.();
});
