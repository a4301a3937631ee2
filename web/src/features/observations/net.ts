// SPDX-License-Identifier: EUPL-1.2
// Whether the server is within reach, said in a pill that never stands in the way; and the service worker that keeps the
// report's pages for when it is not.
import {make} from './dom.ts';
import {t} from './words.ts';

const ICON = 'M1 5.2a8.6 8.6 0 0 1 12 0M3.4 7.8a5.2 5.2 0 0 1 7.2 0M7 11h.01M1.5 1.5l11 11';

function icon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({width: '14', height: '14', viewBox: '0 0 14 14', 'aria-hidden': 'true'})) svg.setAttribute(name, value);
  const path = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  for (const [name, value] of Object.entries({d: ICON, fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5'})) path.setAttribute(name, value);
  return svg;
}

export class Net {
  private readonly pill = make('span', {class: 's-net', role: 'status'});

  constructor() {
    // Beside the way back; a head with a menu has no room for it on a phone.
    const head = document.querySelector('.s-top')!;
    if (head.childElementCount === 1) head.append(this.pill);
    else document.querySelector('main')!.prepend(this.pill);
    addEventListener('offline', () => this.show(false));
    this.show(navigator.onLine);
  }

  /** What the last attempt met. */
  show(isReached: boolean): void {
    const says = this.pill.childElementCount === 0;
    if (isReached) this.pill.replaceChildren();
    else if (says) this.pill.replaceChildren(make('span', {class: 's-pill'}, icon(), t('report.no_net')));
  }

  /** At the start, when the net is back, when the page is looked at again. */
  whenever(reach: () => void): void {
    addEventListener('online', reach);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && reach());
    reach();
  }
}

/** Keeps these pages, and the files they need, for reading without a net. */
export async function keepPages(addresses: string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/sw.js');
  const {active} = await navigator.serviceWorker.ready;
  active?.postMessage({keep: addresses});
}
