/** Elements made without markup: all text stays text. */

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | null | ((event: any) => void)>} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child || child === "") element.append(child);
}

/**
 * An element with its attributes (a function listens to the event of its name) and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | ((event: any) => void)>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

/**
 * The same, of an SVG.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}

/**
 * Puts other children into an element.
 * @param {Element} element
 * @param {...Child} children
 */
export function refill(element, ...children) {
  element.replaceChildren(.../** @type {(string | Node)[]} */ (children.filter((child) => child)));
}

/**
 * A button.
 * @param {Record<string, string | number | boolean | null | ((event: any) => void)>} attributes
 * @param {() => void} action
 * @param {...(Child | Child[])} children
 */
export function button(attributes, action, ...children) {
  return h("button", { type: "button", ...attributes, click: action }, ...children);
}
