// SPDX-License-Identifier: EUPL-1.2
// Faults of the form: the summary first, which takes the focus, and the same words at each control. The markup is the
// server's own, so that a form sent without JavaScript looks alike.
import {all, make} from './dom.ts';
import {placeOf} from './form_controls.ts';
import {t} from './words.ts';

export interface FormFault {
  control: string; // empty: the report as a whole
  text: string; // at the control
  summary?: string; // in the summary, which stands far from it
}

const TITLE = document.title;

function atControl(form: HTMLFormElement, {control, text}: FormFault): void {
  const found = placeOf(form, control);
  if (!found) return;
  const isGroup = found instanceof HTMLFieldSetElement;
  const field = isGroup ? found : found.closest<HTMLElement>('.s-field, .s-count') ?? found;
  const id = `${control}-error`;
  const said = make('p', {class: 's-error', id}, make('span', {class: 's-hidden'}, t('ui.error_prefix')), ` ${text}`);
  field.classList.add('s-field-error');
  if (isGroup) found.querySelector('legend')!.after(said);
  else if (field.classList.contains('s-count')) field.prepend(said);
  else found.before(said);
  found.setAttribute('aria-describedby', id);
  if (!isGroup) found.setAttribute('aria-invalid', 'true');
}

function openAround(target: HTMLElement): void {
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
}

export function goTo(form: HTMLFormElement, control: string): void {
  const target = placeOf(form, control);
  if (!target) return;
  openAround(target);
  target.scrollIntoView({block: 'start'});
  (target instanceof HTMLFieldSetElement ? target.querySelector<HTMLElement>('input') ?? target : target).focus({preventScroll: true});
}

export function clearFaults(form: HTMLFormElement): void {
  document.querySelector('#report-faults')!.replaceChildren();
  all(form, '.s-error').forEach((error) => error.remove());
  all(form, '.s-field-error').forEach((field) => field.classList.remove('s-field-error'));
  all(form, '[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  document.title = TITLE;
}

export function showFaults(form: HTMLFormElement, faults: readonly FormFault[]): void {
  clearFaults(form);
  faults.filter((fault, i) => faults.findIndex((other) => other.control === fault.control) === i).forEach((fault) => atControl(form, fault));
  const lines = faults.map(({control, text, summary = text}) => {
    if (!control) return make('li', {}, summary);
    const link = make('a', {href: `#${control}`}, summary);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(form, control);
    });
    return make('li', {}, link);
  });
  const box = make('div', {class: 's-error-summary', tabindex: '-1', role: 'alert'}, make('h2', {}, t('ui.fix_first')), make('ul', {}, ...lines));
  document.querySelector('#report-faults')!.replaceChildren(box);
  document.title = `${t('ui.error_prefix')} ${TITLE}`;
  box.focus();
}
