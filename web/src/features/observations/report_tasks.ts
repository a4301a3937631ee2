// SPDX-License-Identifier: EUPL-1.2
// The list of what one has to answer: a draft, waiting for the net, or sent; and what waits is sent from here too.
import {all, button, make} from './dom.ts';
import type {Draft} from './draft.ts';
import {Net} from './net.ts';
import {flush, inTurn, sendReport, type Waiting} from './outbox.ts';
import {shelf} from './shelf.ts';
import {moment, sentenceOf, t} from './words.ts';

const drafts = shelf<Draft>('drafts');
const outbox = shelf<Waiting>('outbox');

async function stateOf(key: string, member: string): Promise<string> {
  const waiting = await outbox.get(key);
  if (waiting?.member === member) return waiting.fault ? await sentenceOf(waiting.fault.code) : t('report.state_waiting', {time: moment(waiting.queuedAt)});
  const draft = await drafts.get(key);
  if (draft?.member !== member) return '';
  return draft.sentAt ? t('report.sent_clock', {time: moment(draft.sentAt)}) : t('report.state_draft', {time: moment(draft.savedAt)});
}

export class ReportTasks {
  private readonly net = new Net();
  private readonly member: string;

  constructor(private readonly list: HTMLElement) {
    this.member = list.dataset.member ?? '';
  }

  start(): void {
    this.net.whenever(() => void this.flush().catch(() => undefined));
    document.querySelector<HTMLFormElement>('#sign-out')?.addEventListener('submit', (event) => this.signOut(event));
  }

  private async flush(): Promise<void> {
    const done = await inTurn(() => flush(outbox, this.member, sendReport));
    this.net.show(done.stopped ? done.stopped !== 'offline' : navigator.onLine);
    const sentAt = new Date().toISOString();
    for (const key of done.sent) await drafts.put({key, member: this.member, report: '', fields: [], savedAt: sentAt, sentAt});
    await this.show();
  }

  private async show(): Promise<void> {
    for (const card of all<HTMLElement>(this.list, '[data-key]')) {
      const said = 'sent' in card.dataset ? '' : await stateOf(card.dataset.key!, this.member);
      card.querySelector('.s-state')?.remove();
      if (said) card.append(make('p', {class: 's-state'}, make('span', {class: 's-tag'}, said)));
    }
    const waits = (await this.waiting()).length;
    document.querySelector('#report-send-all')?.remove();
    if (!waits) return;
    this.list.before(make('div', {class: 's-notice s-notice-warn', id: 'report-send-all', role: 'status'}, make('p', {}, t('report.waiting_count', {count: waits})),
      button(t('report.send_now'), 's-button', () => void this.flush())));
  }

  private async waiting(): Promise<Waiting[]> {
    return (await outbox.all()).filter((each) => each.member === this.member);
  }

  // What has not been sent stays on the phone when one signs out: the first press says so.
  private signOut(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if ('warned' in form.dataset) return;
    event.preventDefault();
    void this.waiting().catch(() => []).then((waiting) => {
      form.dataset.warned = '';
      if (!waiting.length) return form.submit();
      const warning = make('p', {class: 's-notice s-notice-warn', tabindex: '-1', role: 'alert'}, t('report.sign_out_waiting', {count: waiting.length}));
      this.list.before(warning);
      warning.focus();
    });
  }
}
