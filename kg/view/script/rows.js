/** The claims of the shown deals as a CSV that spreadsheets open without running anything in it. */

import { data } from "./data.js";
import { shownDeals } from "./deals.js";
import { name } from "./tell.js";
import { say } from "./words.js";

const COLUMNS = ["deal", "from", "to", "kind", "low", "high", "bound", "currency", "gw", "percent", "status", "date", "by", "article", "published", "quote"];

/**
 * A cell in quotes; one that a spreadsheet would take for a formula gets an apostrophe.
 * @param {string | number | null | undefined} value
 */
export function cell(value) {
  const text = String(value ?? "");
  const guarded = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** One row for each claim known on the day, of each shown deal. */
export function claimRows() {
  const rows = [COLUMNS.map((key) => say(`csv.${key}`))];
  for (const { at, state } of shownDeals()) {
    for (const index of state.claims) {
      const claim = data.claims[index];
      const article = data.articles[claim.article];
      const [low, high, bound, currency] = claim.money ?? [null, null, null, null];
      rows.push(
        /** @type {any[]} */ ([
          data.deals[at].id, claim.sources.map(name).join(", "), claim.target === null ? "" : name(claim.target), claim.kind, low, high,
          bound ?? claim.gw?.[2] ?? claim.percent?.[1] ?? "", currency, claim.gw?.[1] ?? claim.gw?.[0], claim.percent?.[0], claim.status,
          claim.date, claim.by.join(", "), article.id, article.date, claim.quote,
        ]),
      );
    }
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
