// SPDX-License-Identifier: EUPL-1.2
// Small things for enhancing a page that the server has made.

type Attributes = Record<string, string | boolean>;

/** An element with its attributes and what lies in it; `true` is an attribute without a value, `false` none. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, value === true ? '' : value);
  made.append(...inside);
  return made;
}

export function button(label: string, kind: string, press: () => void): HTMLButtonElement {
  const made = make('button', {type: 'button', class: kind}, label);
  made.addEventListener('click', press);
  return made;
}

export const all = <T extends Element>(root: ParentNode, selector: string): T[] => [...root.querySelectorAll<T>(selector)];

/** Calls `then` when nothing has happened for a while, and at once by now(). */
export function settled(milliseconds: number, then: () => void): {soon(): void; now(): void} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    then();
  };
  return {now, soon: () => {
    clearTimeout(timer);
    timer = setTimeout(now, milliseconds);
  }};
}
