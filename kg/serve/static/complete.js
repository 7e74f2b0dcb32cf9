// Which names fit the word before the caret.

const WORD = /[?$]?[\w:.-]*$/;
const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "FILTER NOT EXISTS", "UNION", "BIND", "VALUES", "GROUP BY", "ORDER BY", "LIMIT", "CONSTRUCT", "DESCRIBE", "ASK", "COUNT", "SUM"];

/** Where the word around the caret begins and ends. */
export function wordAt(text, caret) {
  const start = caret - WORD.exec(text.slice(0, caret))[0].length;
  return [start, caret];
}

/** At most twelve names that begin like the word before the caret: terms, prefixes, keywords, the query's variables. */
export function completionsAt(text, caret, prefixes, terms) {
  const [start] = wordAt(text, caret);
  const word = text.slice(start, caret).toLowerCase();
  const variables = [...new Set(text.match(/[?$]\w+/g) ?? [])];
  const known = [...terms, ...Object.keys(prefixes).map((prefix) => `${prefix}:`), ...KEYWORDS, ...variables];
  return known.filter((name) => name.toLowerCase().startsWith(word) && name.toLowerCase() !== word).slice(0, 12);
}
