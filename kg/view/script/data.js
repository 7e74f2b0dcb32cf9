/**
 * What the page was given, as types and as values. Companies, articles, claims and deals are meant by their index.
 *
 * @typedef {[number | null, number | null, string, string | null]} Money low, high, bound, currency
 * @typedef {[number | null, number | null, string]} Gigawatts low, high, bound
 * @typedef {[number, string]} Percent value, bound
 * @typedef {{money?: Money, gw?: Gigawatts, percent?: Percent}} Figures
 * @typedef {{name: string, sector: string, country: string, x: number, y: number}} Company
 * @typedef {{id: string, date: string | null, title: string, publisher: string, url: string}} Article
 * @typedef {{id: string, article: number, kind: string, status: string, sources: number[], target: number | null,
 *   date: string | null, basis: string | null, chips: string[], by: string[], quote: string,
 *   grounding: string} & Figures} Claim
 * @typedef {{attribute: string, claims: number[], because: string}} Conflict
 * @typedef {{kind: string, status: string, sources: number[], target: number | null, date: string | null,
 *   basis: string | null, chips: string[], claims: number[], chosen: number, because: string, origins: number,
 *   conflicts: Conflict[], partOf: number | null} & Figures} State
 * @typedef {[number, State | null][]} States
 * @typedef {{id: string, states: States}} Deal
 * @typedef {[number | null, number | null, string | null] | null} Interval low, high, currency
 * @typedef {{payer: number, payee: number, status: string, inferred: boolean, money: Interval, deals: number[]}} Step
 * @typedef {{status: string, inferred: boolean, money: Interval, steps: Step[]}} Loop
 * @typedef {[string, number, number, number, Interval, string]} Need need, other company, least and greatest share,
 *   money, status
 * @typedef {[number | null, string, boolean, number, number | null, string, number]} Sum company, what, talks, low, high,
 *   unit (a currency, "GW" or ""), deals
 * @typedef {{meta: {articles: number, undated: number, companies: number, deals: number}, dates: (string | null)[],
 *   companies: Company[], articles: Article[], claims: Claim[], deals: Deal[], knots: Record<string, [number, number]>,
 *   loops: {all: [number, Loop[]][], firm: [number, Loop[]][]}, needs: [number, Need[] | null][][],
 *   middles: [number, [number, number, number] | null][][], sums: [number, Sum[]][]}} Payload
 * @typedef {{lang: string, theme: string | null, focus: string | null, hops: number, min: number}} Opening
 */

/**
 * @param {string} id
 * @returns {any}
 */
function read(id) {
  return JSON.parse(byId(id).textContent ?? "null");
}

/**
 * The element of the page with this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @type {Payload} */
export const data = read("payload");

/** @type {Opening} */
export const opening = read("opening");

/** @type {Record<string, Record<string, string>>} */
export const wordings = read("words");

/** @type {{id: number, x: number, y: number}[]} */
export const positions = read("positions");

export const KINDS = ["investment", "round", "compute", "stake", "valuation"];
export const STATUSES = ["talks", "announced", "conditional", "signed", "completed", "withdrawn"];
export const TYPES = ["lab", "cloud", "chips", "fund", "other"];

/** @type {Record<string, string>} */
const TYPE_OF = {
  lab: "lab",
  cloud: "cloud",
  tech: "cloud",
  datacentre: "cloud",
  chips: "chips",
  venture: "fund",
  sovereign: "fund",
  bank: "fund",
  state: "fund",
};

/** @type {Map<string, number>} */
export const companyAt = new Map(data.companies.map((company, at) => [company.name, at]));

/** @type {Map<string, number>} */
export const dealAt = new Map(data.deals.map((deal, at) => [deal.id, at]));

/**
 * The type of a company, as the legend has it.
 * @param {number} company
 */
export function typeOf(company) {
  return TYPE_OF[data.companies[company].sector] ?? "other";
}

/**
 * The value that holds on a day, of values listed with the day from which they hold.
 * @template T
 * @param {[number, T][]} changes
 * @param {number} day
 * @returns {T | null}
 */
export function valueOn(changes, day) {
  let value = null;
  for (const [from, held] of changes) if (from <= day) value = held;
  return value;
}
