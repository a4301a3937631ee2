// SPDX-License-Identifier: EUPL-1.2
// Notes at a field while somebody writes: a number that is asked about, a time outside the round, personal data found.
// They never stop the writing; what is stopped is stopped when it is sent.
import type {Action, Finding, Type} from '../../ui/guard.ts';
import {isMany, outsideRound, type Span} from './checks.ts';
import {all, button, make, settled} from './dom.ts';
import type {FormFault} from './faults.ts';
import {blockAround, controlIn, fieldsOf} from './form_controls.ts';
import {t} from './words.ts';

type Guard = typeof import('../../ui/guard.ts');
type Written = HTMLInputElement | HTMLTextAreaElement;
const WORDS = /^(description|words|action|reason)_/;

function noteAt(field: Element, kind: string): HTMLElement {
  const home = field.closest('.s-field, .s-count')!;
  const found = home.querySelector<HTMLElement>(`[data-note="${kind}"]`);
  if (found) return found;
  const made = make('div', {class: 's-note', 'data-note': kind, role: 'status'});
  home.append(made);
  return made;
}

function dropNote(field: Element, kind: string): void {
  field.closest('.s-field, .s-count')?.querySelector(`[data-note="${kind}"]`)?.remove();
}

export class Notes {
  private guard: Promise<Guard> | undefined;
  private readonly confirmed = new Map<string, string>(); // control of a count → what was said to be right
  private readonly readSoon: () => void;
  private readonly toRead = new Set<Written>();

  constructor(private readonly form: HTMLFormElement, private readonly round: Span, private readonly changed: () => void) {
    this.readSoon = settled(300, () => void this.readAll()).soon;
  }

  heard(field: EventTarget | null): void {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (field.name.startsWith('count_')) this.noteCount(field as HTMLInputElement);
    if (/^(when|day|time|day_to|time_to)_/.test(field.name)) this.noteWhen(field);
    if (!WORDS.test(field.name)) return;
    this.toRead.add(field);
    this.readSoon();
  }

  /** Everything anew, after the form has been filled by a draft. */
  async hearAll(): Promise<void> {
    for (const field of all<Written>(this.form, 'input, textarea')) {
      if (field.name.startsWith('when_') && !(field as HTMLInputElement).checked) continue;
      if (field.value) this.heard(field);
    }
    await this.readAll();
  }

  /** What stops the report: personal data that may not stand, or stands without a reason; a number not confirmed. */
  async faults(blocks: readonly string[]): Promise<FormFault[]> {
    const faults: FormFault[] = [];
    for (const block of blocks) {
      const count = controlIn<HTMLInputElement>(this.form, 'count', block)!;
      if (isMany(count.value) && this.confirmed.get(count.name) !== count.value) faults.push({control: count.name, text: t('report.confirm_count')});
      faults.push(...await this.wordFaults(block));
    }
    return faults;
  }

  private async wordFaults(block: string): Promise<FormFault[]> {
    const fields = ['description', 'words', 'action', 'reason'].map((what) => controlIn<Written>(this.form, what, block)).filter((field) => field?.value);
    if (!fields.length) return [];
    const guard = await this.loaded();
    const hasReason = !!controlIn<Written>(this.form, 'reason', block)?.value.trim();
    return fields.flatMap((field) => guard.find(field!.value, 'report_text')
      .filter(({type}) => this.isStopped(guard.action(type, 'report_text'), hasReason && !field!.name.startsWith('reason_')))
      .slice(0, 1).map(({type}) => ({control: field!.name, text: t(`error.guard.${type}`)})));
  }

  private isStopped(action: Action, hasReason: boolean): boolean {
    return action === 'block' || (action === 'choose' && !hasReason);
  }

  private loaded(): Promise<Guard> {
    return (this.guard ??= Promise.all([import('../../ui/guard.ts'), import('./words.ts').then(({loadWords}) => loadWords('error'))]).then(([guard]) => guard));
  }

  private noteCount(field: HTMLInputElement): void {
    if (!isMany(field.value) || this.confirmed.get(field.name) === field.value) return dropNote(field, 'count');
    const yes = button(t('report.count_is_right'), 's-button', () => {
      this.confirmed.set(field.name, field.value);
      dropNote(field, 'count');
      field.focus();
    });
    noteAt(field, 'count').replaceChildren(make('p', {}, t('report.many', {count: field.value})), yes);
  }

  private noteWhen(field: Written): void {
    const block = blockAround(field);
    if (!outsideRound(fieldsOf(this.form), block, this.round, new Date())) return dropNote(field, 'when');
    noteAt(field, 'when').replaceChildren(make('p', {}, t('report.outside_round', {first: this.round.first, last: this.round.last})));
  }

  private async readAll(): Promise<void> {
    if (!this.toRead.size) return;
    const guard = await this.loaded();
    for (const field of this.toRead) this.noteWords(guard, field);
    this.toRead.clear();
  }

  private noteWords(guard: Guard, field: Written): void {
    const found = guard.find(field.value, 'report_text');
    const heard = found.filter(({type}) => guard.action(type, 'report_text') !== 'keep');
    if (!heard.length) return dropNote(field, 'guard');
    const types = [...new Set(heard.map(({type}) => type))];
    const worst = guard.strictest(heard, 'report_text');
    const note = noteAt(field, 'guard');
    note.replaceChildren(...types.map((type) => make('p', {}, this.said(type, guard.action(type, 'report_text')))));
    note.classList.toggle('s-note-stop', worst === 'block' || worst === 'choose');
    if (worst === 'block' || worst === 'choose') note.append(this.choices(guard, field, worst === 'choose'));
  }

  private said(type: Type, action: Action): string {
    if (action === 'hint') return t('report.hint_name');
    return action === 'warn' ? t('report.warn_personal', {what: t(`report.found.${type}`)}) : t(`error.guard.${type}`);
  }

  private choices(guard: Guard, field: Written, mayStand: boolean): HTMLElement {
    const without = (token: (type: Type) => string) => {
      const stopped = guard.find(field.value, 'report_text').filter(({type}: Finding) => ['block', 'choose'].includes(guard.action(type, 'report_text')));
      field.value = guard.masked(field.value, stopped, token).replace(/ {2,}/g, ' ').trim();
      this.noteWords(guard, field);
      this.changed();
      field.focus();
    };
    const row = make('div', {class: 's-buttons'},
      button(t('report.guard_remove'), 's-button', () => without(() => '')),
      button(t('report.guard_replace'), 's-button', () => without((type) => `[${t(`report.found.${type}`)}]`)));
    if (mayStand) row.append(button(t('report.guard_keep'), 's-button', () => this.askReason(field)));
    return row;
  }

  private askReason(field: Written): void {
    const reason = controlIn<HTMLInputElement>(this.form, 'reason', blockAround(field))!;
    reason.closest<HTMLElement>('.s-reason')!.hidden = false;
    reason.focus();
  }
}

/** A reason that is there is shown. */
export function showReasons(form: HTMLFormElement): void {
  for (const field of all<HTMLInputElement>(form, '[name^="reason_"]')) if (field.value) field.closest<HTMLElement>('.s-reason')!.hidden = false;
}
