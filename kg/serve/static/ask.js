// The page to ask: an editor with line numbers and completion, the bundled questions, and answers as a table.
// Everything that comes from the graph or the reader is set as text, never as markup.
import { completionsAt, wordAt } from "./complete.js";
import { showGraph, showRows } from "./answer.js";

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const [form, query, lines, names, error, bundled, about] = ["form", "query", "lines", "names", "error", "bundled", "about"].map(at);
const FORMATS = {
  rows: { JSON: "application/sparql-results+json", CSV: "text/csv", TSV: "text/tab-separated-values", XML: "application/sparql-results+xml" },
  graph: { Turtle: "text/turtle", "N-Triples": "application/n-triples", "JSON-LD": "application/ld+json", "RDF/XML": "application/rdf+xml" },
};
const ENDINGS = { JSON: "json", CSV: "csv", TSV: "tsv", XML: "xml", Turtle: "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf" };

function request(text, accept) {
  return fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: text });
}

function numberLines(wrong) {
  const count = query.value.split("\n").length;
  lines.replaceChildren(...Array.from({ length: count }, (_, i) => {
    const line = document.createElement("span");
    line.textContent = `${i + 1}\n`;
    if (i + 1 === wrong) line.className = "wrong";
    return line;
  }));
  lines.scrollTop = query.scrollTop;
}

function setLink() {
  at("link").href = `/sparql?query=${encodeURIComponent(query.value)}`;
}

function setQuery(text) {
  query.value = text;
  query.rows = Math.min(Math.max(text.split("\n").length + 1, 8), 30);
  numberLines();
  setLink();
}

function tellError(words) {
  error.textContent = words;
  error.hidden = false;
  const place = /line (\d+), column (\d+)/.exec(words);
  if (!place) return;
  const [line, column] = [Number(place[1]), Number(place[2])];
  const offset = query.value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  numberLines(line);
  query.focus();
  query.setSelectionRange(offset, Math.min(offset + 1, query.value.length));
}

function offerDownloads(text, formats) {
  at("downloads").replaceChildren(...Object.entries(formats).map(([name, media]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", async () => {
      const answer = await request(text, media);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `answer.${ENDINGS[name]}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    return button;
  }));
}

async function ask() {
  const text = query.value;
  error.hidden = true;
  numberLines();
  setLink();
  history.replaceState(null, "", at("link").href);
  at("run").disabled = true;
  at("answer").hidden = true;
  try {
    const answer = await request(text, "application/sparql-results+json, text/turtle;q=0.5, text/plain;q=0.1");
    if (!answer.ok) return tellError(await answer.text());
    const isRows = (answer.headers.get("Content-Type") || "").includes("json");
    const count = isRows ? showRows(await answer.json(), data.base, data.prefixes) : showGraph(await answer.text());
    at("count").textContent = count;
    offerDownloads(text, isRows ? FORMATS.rows : FORMATS.graph);
    at("answer").hidden = false;
  } catch (failure) {
    tellError(`The server does not answer (${failure.message}).`);
  } finally {
    at("run").disabled = false;
    document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked || 0) + 1);
  }
}

function offerNames() {
  const offers = completionsAt(query.value, query.selectionStart, data.prefixes, data.terms);
  names.hidden = offers.length === 0;
  names.replaceChildren(...offers.map((name, i) => {
    const item = document.createElement("li");
    item.textContent = name;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(i === 0));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); complete(name); });
    return item;
  }));
}

function complete(name) {
  const [start, end] = wordAt(query.value, query.selectionStart);
  query.setRangeText(name, start, end, "end");
  names.hidden = true;
  numberLines();
}

function moveChoice(step) {
  const items = [...names.children];
  const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = (now + step + items.length) % items.length;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === next)));
  items[next].scrollIntoView({ block: "nearest" });
}

query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); return; }
  if (event.key === " " && event.ctrlKey) { event.preventDefault(); offerNames(); return; }
  if (names.hidden) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); moveChoice(event.key === "ArrowDown" ? 1 : -1); }
  if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); complete(names.querySelector('[aria-selected="true"]').textContent); }
  if (event.key === "Escape") names.hidden = true;
});
query.addEventListener("input", () => {
  numberLines();
  setLink();
  if (/[\w]*:[\w-]*$/.test(query.value.slice(0, query.selectionStart))) offerNames(); else names.hidden = true;
});
query.addEventListener("scroll", () => { lines.scrollTop = query.scrollTop; });
query.addEventListener("blur", () => { names.hidden = true; });
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
bundled.addEventListener("change", () => {
  const chosen = data.queries.find((one) => one.name === bundled.value);
  about.textContent = chosen ? chosen.question : "";
  if (chosen) { setQuery(chosen.text); ask(); }
});

for (const one of data.queries) bundled.add(new Option(`${one.title}: ${one.question}`, one.name));
const given = new URLSearchParams(location.search).get("query");
setQuery(given ?? "SELECT ?deal ?label ?status\nWHERE { ?deal a kg:Deal ; rdfs:label ?label ; kg:status ?status }\nORDER BY ?label\n");
if (given) ask();
document.documentElement.dataset.ready = "yes";
