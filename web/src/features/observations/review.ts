// SPDX-License-Identifier: EUPL-1.2
// The last look before a report is sent: each answer with what was told of it, and a way back to each question.
import {button, make} from './dom.ts';
import {controlIn, questionOf} from './form_controls.ts';
import {blocksOf, control, type Field, type Question, valueOf} from './report_body.ts';
import {t} from './words.ts';

function chosenLabel(form: HTMLFormElement, what: string, block: string): string {
  const found = form.querySelector<HTMLElement>(`[name="${CSS.escape(control(what, block))}"]:checked`);
  return found?.closest('label')?.textContent?.trim() ?? '';
}

function placeSaid(form: HTMLFormElement, fields: readonly Field[], block: string): string {
  const value = (what: string) => valueOf(fields, what, block);
  const isKnown = value('place') !== '' && value('place') !== 'other';
  if (isKnown) return chosenLabel(form, 'place', block);
  return [value('words'), value('lon') ? t('report.point_chosen') : ''].filter(Boolean).join(', ');
}

function whenSaid(form: HTMLFormElement, fields: readonly Field[], block: string): string {
  const value = (what: string) => valueOf(fields, what, block);
  const times = [value('time'), value('time_to')].filter(Boolean).join('–');
  switch (value('when')) {
    case 'at': return [value('day'), value('time')].filter(Boolean).join(' ');
    case 'between': return `${value('day')} ${value('time')} – ${value('day_to')} ${value('time_to')}`;
    case 'recurring': {
      const days = [...form.querySelectorAll<HTMLElement>(`[name="${CSS.escape(control('weekday', block))}"]:checked`)];
      return [chosenLabel(form, 'when', block).toLowerCase(), days.map((day) => day.closest('label')!.textContent!.trim()).join(', '), times].filter(Boolean).join(' ');
    }
    case 'today': case 'yesterday': return chosenLabel(form, 'when', block);
    default: return '';
  }
}

function observation(form: HTMLFormElement, fields: readonly Field[], block: string): HTMLElement {
  const count = Number(valueOf(fields, 'count', block) || '1');
  const category = controlIn<HTMLSelectElement>(form, 'category', block);
  const what = category instanceof HTMLSelectElement ? category.selectedOptions[0]?.textContent ?? '' : '';
  const facts = [t('report.times', {count}), what, placeSaid(form, fields, block), whenSaid(form, fields, block)].filter(Boolean).join(' · ');
  const words = ['description', 'action'].map((name) => valueOf(fields, name, block)).filter(Boolean);
  return make('li', {}, facts, ...words.map((text) => make('p', {class: 's-review-words'}, text)));
}

function answered(form: HTMLFormElement, fields: readonly Field[], question: Question, change: (control: string) => void): HTMLElement {
  const answer = valueOf(fields, 'answer', question.code);
  const choice = questionOf(form, question.code).querySelector('.s-choices :checked')!.closest('label')!;
  const icon = choice.querySelector('svg')!.cloneNode(true);
  const edit = button(t('report.change'), 's-link', () => change(control('answer', question.code)));
  edit.setAttribute('aria-label', `${t('report.change')}: ${question.name}`);
  const item = make('li', {}, make('div', {class: 's-row'}, make('h3', {}, question.name), edit),
    make('p', {class: 's-review-answer'}, icon, choice.textContent!.trim()));
  if (answer !== 'usual') item.append(make('ul', {class: 's-review-seen'}, ...blocksOf(fields, question.code).map((block) => observation(form, fields, block))));
  return item;
}

/** `change` leads back into the form, to a control or (without one) to its beginning. */
export function reviewOf(form: HTMLFormElement, fields: readonly Field[], questions: readonly Question[], change: (control?: string) => void): HTMLElement {
  const given = questions.filter(({code}) => valueOf(fields, 'answer', code));
  const skipped = questions.filter((question) => !given.includes(question));
  const section = make('section', {class: 's-review', id: 'report-review'}, make('h2', {tabindex: '-1'}, t('report.review_title')),
    make('ul', {class: 's-list'}, ...given.map((question) => answered(form, fields, question, change))));
  if (skipped.length) section.append(make('p', {class: 's-hint'}, t('report.not_answered', {questions: skipped.map(({name}) => name).join(', ')})));
  section.append(button(t('report.go_back'), 's-button', () => change()));
  return section;
}

