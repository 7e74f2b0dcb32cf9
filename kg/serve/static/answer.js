// Shows an answer: solutions as a table that sorts by a click on its heads, graphs as text.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float"].map((name) => XSD + name));
const SAFE = /^https?:\/\//;
const table = document.getElementById("rows");
const graph = document.getElementById("graph");

function shorten(iri, prefixes) {
  for (const [prefix, space] of Object.entries(prefixes)) {
    if (iri.startsWith(space) && /^[\w.-]+$/.test(iri.slice(space.length))) return `${prefix}:${iri.slice(space.length)}`;
  }
  return iri;
}

function pathOf(iri, base) {
  if (iri.startsWith(base)) return `/id/${iri.slice(base.length).split("/").map(encodeURIComponent).join("/")}`;
  return SAFE.test(iri) ? iri : null;
}

function cell(term, base, prefixes) {
  const td = document.createElement("td");
  if (!term) return td;
  const path = term.type === "uri" ? pathOf(term.value, base) : null;
  if (path) {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = shorten(term.value, prefixes);
    td.append(link);
  } else if (NUMBERS.has(term.datatype)) {
    td.className = "number";
    td.textContent = Number(term.value).toLocaleString("en", { maximumFractionDigits: 6 });
  } else td.textContent = term.value;
  return td;
}

function compare(a, b) {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  if (NUMBERS.has(a.datatype) && NUMBERS.has(b.datatype)) return Number(a.value) - Number(b.value);
  return a.value.localeCompare(b.value, "fr");
}

/** Shows solutions, or yes or no; gives words on how many. */
export function showRows(answer, base, prefixes) {
  graph.hidden = true;
  table.replaceChildren();
  if ("boolean" in answer) return answer.boolean ? "yes" : "no";
  const names = answer.head.vars;
  const rows = [...answer.results.bindings];
  const body = document.createElement("tbody");
  const fill = () => body.replaceChildren(...rows.map((row) => {
    const tr = document.createElement("tr");
    tr.append(...names.map((name) => cell(row[name], base, prefixes)));
    return tr;
  }));
  const head = document.createElement("tr");
  head.append(...names.map((name) => {
    const th = document.createElement("th");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    th.scope = "col";
    button.addEventListener("click", () => {
      const way = th.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of head.children) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
      rows.sort((a, b) => way * compare(a[name], b[name]));
      fill();
    });
    th.append(button);
    return th;
  }));
  const top = document.createElement("thead");
  top.append(head);
  fill();
  table.append(top, body);
  return `${rows.length} row${rows.length === 1 ? "" : "s"}`;
}

/** Shows a graph as the text it came in. */
export function showGraph(text) {
  table.replaceChildren();
  graph.textContent = text;
  graph.hidden = false;
  return "A graph";
}
