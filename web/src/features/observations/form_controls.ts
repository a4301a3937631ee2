// SPDX-License-Identifier: EUPL-1.2
// The controls of the report form: what they hold, put back what they held, and one block more for a question.
import {all, button, make} from './dom.ts';
import {blockOf, blocksOf, control, type Field, type Question} from './report_body.ts';
import {t} from './words.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function questionsOf(form: HTMLFormElement): Question[] {
  return all<HTMLFieldSetElement>(form, '[data-question]').map((field) => ({
    code: field.dataset.question!, name: field.querySelector('legend')!.textContent!.trim(), required: 'required' in field.dataset,
  }));
}

export const fieldsOf = (form: HTMLFormElement): Field[] => [...new FormData(form)].map(([name, value]) => [name, String(value)]);

export const questionOf = (form: HTMLFormElement, code: string): HTMLElement => form.querySelector(`[data-question="${CSS.escape(code)}"]`)!;

const isTicked = (each: Control): each is HTMLInputElement => each instanceof HTMLInputElement && (each.type === 'radio' || each.type === 'checkbox');

/** Where a fault, a question or a summary leads: the control itself, or the group of choices. */
export function placeOf(form: HTMLFormElement, name: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
}

/** The details of a question are there to fill in when it is not as usual. */
export function openDetails(form: HTMLFormElement): void {
  for (const question of all<HTMLElement>(form, '[data-question]')) {
    const chosen = question.querySelector<HTMLInputElement>('.s-choices :checked')?.value;
    question.querySelector('details')!.open = chosen === 'more' || chosen === 'serious';
  }
}

function addStepper(block: HTMLElement): void {
  const input = block.querySelector<HTMLInputElement>('.s-stepper input')!;
  const step = (by: number) => {
    input.value = String(Math.min(999, Math.max(1, (Number(input.value) || 1) + by)));
    input.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const stepButton = (sign: string, label: string, by: number) => {
    const made = button(sign, 's-step', () => step(by));
    made.setAttribute('aria-label', label);
    return made;
  };
  input.before(stepButton('−', t('report.fewer'), -1));
  input.after(stepButton('+', t('report.more_times'), 1));
}

const ATTRIBUTES = ['id', 'name', 'for', 'aria-describedby', 'data-block'];

// The same controls under another block's name, empty.
function rename(copy: HTMLElement, question: string, block: string): void {
  const end = new RegExp(`(^|_)${question.replace(/[^\w]/g, '\\$&')}(?=$|-)`);
  for (const each of [copy, ...all<HTMLElement>(copy, '*')]) {
    for (const name of ATTRIBUTES) {
      const value = each.getAttribute(name);
      if (value) each.setAttribute(name, value.replace(end, `$1${block}`));
    }
  }
}

/** The blocks of every question: how a fresh one looks is kept from the beginning, before anything is written. */
export class Blocks {
  private readonly fresh = new Map<string, HTMLElement>();

  constructor(private readonly form: HTMLFormElement, private readonly changed: () => void) {
    for (const {code} of questionsOf(form)) {
      const first = questionOf(form, code).querySelector<HTMLElement>('.s-block')!;
      this.fresh.set(code, this.emptied(first.cloneNode(true) as HTMLElement));
      all<HTMLElement>(questionOf(form, code), '.s-block').forEach(addStepper);
    }
  }

  add(question: string, number = this.next(question)): HTMLElement {
    const block = blockOf(question, number);
    const copy = this.fresh.get(question)!.cloneNode(true) as HTMLElement;
    rename(copy, question, block);
    copy.prepend(this.head(block, number));
    addStepper(copy);
    questionOf(this.form, question).querySelector('.s-blocks')!.append(copy);
    return copy;
  }

  remove(block: HTMLElement): void {
    const before = block.previousElementSibling as HTMLElement | null;
    block.remove();
    before?.querySelector<HTMLElement>('.s-stepper input')?.focus();
    this.changed();
  }

  /** Exactly what the fields say, with as many blocks as they have. */
  restore(fields: readonly Field[], questions: readonly Question[]): void {
    for (const {code} of questions) {
      all(questionOf(this.form, code), '.s-block ~ .s-block').forEach((block) => block.remove());
      blocksOf(fields, code).slice(1).forEach((block) => this.add(code, Number(block.slice(code.length + 1))));
    }
    for (const each of all<Control>(this.form, 'input, select, textarea')) {
      if (each.type === 'hidden' && !/^(lon|lat)_/.test(each.name)) continue;
      const values = fields.filter(([name]) => name === each.name).map(([, value]) => value);
      if (isTicked(each)) each.checked = values.includes(each.value);
      else if (values[0] !== undefined) each.value = values[0];
    }
  }

  private next(question: string): number {
    const last = all<HTMLElement>(questionOf(this.form, question), '.s-block').at(-1)!.dataset.block!;
    return last === question ? 2 : Number(last.slice(question.length + 1)) + 1;
  }

  private head(block: string, number: number): HTMLElement {
    const remove = button(t('report.remove'), 's-link', () => this.remove(remove.closest('.s-block')!));
    remove.setAttribute('aria-label', `${t('report.remove')} ${t('report.observation')} ${number}`);
    remove.dataset.remove = block;
    return make('div', {class: 's-row'}, make('b', {class: 's-block-name'}, `${t('report.observation')} ${number}`), remove);
  }

  private emptied(block: HTMLElement): HTMLElement {
    all(block, '.s-error').forEach((error) => error.remove());
    all(block, '.s-field-error').forEach((field) => field.classList.remove('s-field-error'));
    for (const each of all<Control>(block, 'input, select, textarea')) {
      each.removeAttribute('aria-invalid');
      if (isTicked(each)) each.checked = each.name.startsWith('when_') && each.value === 'unknown';
      else if (each instanceof HTMLSelectElement) each.selectedIndex = 0;
      else if (each.type !== 'hidden' || /^(lon|lat)_/.test(each.name)) each.value = each.name.startsWith('count_') ? '1' : '';
    }
    return block;
  }
}

export const blockAround = (element: Element): string => element.closest<HTMLElement>('[data-block]')?.dataset.block ?? '';
export const controlIn = <T extends Control>(form: HTMLFormElement, what: string, block: string): T | null =>
  form.querySelector<T>(`[name="${CSS.escape(control(what, block))}"]`);
