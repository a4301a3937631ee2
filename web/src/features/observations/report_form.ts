// SPDX-License-Identifier: EUPL-1.2
// The report form with its script: a draft as one writes, notes at the fields, a review, and an outbox that loses
// nothing. Everything the form says it also says without the script; see web/pages/report.mustache.
import {missingIn, questionOfControl, type Span} from './checks.ts';
import {all, button, make, settled} from './dom.ts';
import {type Draft, isBegun, isOld, keyOf, withDates} from './draft.ts';
import {clearFaults, type FormFault, goTo, showFaults} from './faults.ts';
import {Blocks, fieldsOf, openDetails, questionsOf} from './form_controls.ts';
import {Net} from './net.ts';
import {Notes, showReasons} from './notes.ts';
import {type Fault, flush, type Flushed, inTurn, sendReport, type Waiting} from './outbox.ts';
import {addPointControls} from './point.ts';
import {type Body, controlOf, type Field, nothingSeen, type Question, readForm, valueOf} from './report_body.ts';
import {reviewOf} from './review.ts';
import {shelf} from './shelf.ts';
import {moment, sentenceOf, t} from './words.ts';

const drafts = shelf<Draft>('drafts');
const outbox = shelf<Waiting>('outbox');

export class ReportForm {
  private readonly questions: Question[];
  private readonly key: string;
  private readonly member: string;
  private readonly round: Span;
  private readonly isCorrection: boolean;
  private readonly nothing = document.querySelector<HTMLFormElement>('#report-nothing');
  private readonly send = document.querySelector<HTMLButtonElement>('#report-send')!;
  private readonly blocks: Blocks;
  private readonly notes: Notes;
  private readonly net = new Net();
  private readonly saveSoon = settled(400, () => void this.saveDraft());
  private report: string;
  private hasStore = true;
  private isDone = false;

  constructor(private readonly form: HTMLFormElement) {
    const {round = '', operation = '', member = '', first = '', last = ''} = form.dataset;
    this.questions = questionsOf(form);
    this.key = keyOf(round, operation);
    this.member = member;
    this.round = {first, last};
    this.isCorrection = 'correction' in form.dataset;
    this.report = (form.elements.namedItem('report') as HTMLInputElement).value;
    this.blocks = new Blocks(form, () => this.changed());
    this.notes = new Notes(form, this.round, () => this.changed());
  }

  async start(): Promise<void> {
    this.form.classList.add('s-enhanced');
    addPointControls(this.form, () => this.changed());
    this.listen();
    await this.resume().catch(() => { this.hasStore = false; });
    this.refresh();
    this.net.whenever(() => void this.flush());
  }

  // ---- what the form shows ------------------------------------------------------------------------------------

  private listen(): void {
    this.form.addEventListener('input', (event) => {
      this.notes.heard(event.target);
      this.changed();
    });
    this.form.addEventListener('click', (event) => this.pressed(event));
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void (this.isReviewing() ? this.sendForm() : this.review());
    });
    this.nothing?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.nothingMore();
    });
    addEventListener('popstate', () => this.closeReview());
    addEventListener('pagehide', () => this.saveSoon.now());
  }

  private pressed(event: Event): void {
    const pressed = (event.target as Element).closest<HTMLButtonElement>('button[name="add"], button[name="remove"]');
    if (!pressed) return;
    event.preventDefault();
    if (pressed.name === 'remove') return this.blocks.remove(pressed.closest('.s-block')!);
    const block = this.blocks.add(pressed.value);
    addPointControls(block, () => this.changed());
    block.querySelector<HTMLElement>('.s-stepper input')!.focus();
    this.changed();
  }

  private changed(): void {
    this.refresh();
    this.saveSoon.soon();
  }

  private answeredCount(): number {
    const fields = fieldsOf(this.form);
    return this.questions.filter(({code}) => valueOf(fields, 'answer', code)).length;
  }

  private refresh(): void {
    openDetails(this.form);
    const [done, total] = [this.answeredCount(), this.questions.length];
    document.querySelector('#report-progress')!.textContent = t('report.progress', {done, total});
    this.send.textContent = t(this.isReviewing() ? 'report.send' : 'report.review');
    const label = this.nothing?.querySelector('button span');
    if (label) label.textContent = t(done === 0 ? 'report.nothing' : 'report.rest_usual');
    if (this.nothing) this.nothing.hidden = this.isReviewing() || done === total;
  }

  // ---- drafts -------------------------------------------------------------------------------------------------

  private async resume(): Promise<void> {
    const waiting = await outbox.get(this.key);
    const draft = await drafts.get(this.key);
    if (draft && (this.isCorrection || isOld(draft, new Date()))) await drafts.remove(this.key);
    if (waiting?.member === this.member) return waiting.fault ? this.reopen(waiting, waiting.fault) : this.showWaiting(waiting);
    if (draft?.member !== this.member || this.isCorrection || document.querySelector('.s-error-summary')) return;
    if (draft.sentAt) return this.showSent(draft.sentAt);
    this.fill(withDates(draft, new Date()));
    this.report = draft.report;
    this.showRestored(draft.savedAt);
  }

  private fill(fields: Field[]): void {
    this.blocks.restore(fields, this.questions);
    addPointControls(this.form, () => this.changed());
    showReasons(this.form);
    void this.notes.hearAll();
    this.refresh();
  }

  private async saveDraft(): Promise<void> {
    if (!this.hasStore || this.isCorrection || this.isDone) return;
    const fields = fieldsOf(this.form);
    if (!isBegun(fields, this.questions)) return;
    await drafts.put({key: this.key, member: this.member, report: this.report, fields, savedAt: new Date().toISOString()});
  }

  private showRestored(savedAt: string): void {
    this.notice('s-notice', make('p', {}, t('report.restored', {time: moment(savedAt)}), ' ', this.startOver(t('report.start_over'))));
  }

  private notice(kind: string, ...inside: Node[]): HTMLElement {
    document.querySelector('#report-notice')?.remove();
    const made = make('div', {class: kind, id: 'report-notice', tabindex: '-1', role: 'status'}, ...inside);
    document.querySelector('#report-faults')!.before(made);
    return made;
  }

  // ---- review -------------------------------------------------------------------------------------------------

  private isReviewing(): boolean {
    return this.form.classList.contains('s-reviewing');
  }

  private async faults(): Promise<FormFault[]> {
    const fields = fieldsOf(this.form);
    const read = readForm(fields, this.questions, new Date());
    const missing = await Promise.all(missingIn(fields, this.questions, read, new Date()).map((each) => this.faultOf(each.control, each.code)));
    const faults = [...missing, ...(await this.notes.faults(read.blocks)).map((fault) => this.withSummary(fault))];
    const reason = this.form.querySelector<HTMLInputElement>('#correction_reason');
    if (reason && !reason.value.trim()) faults.push(await this.faultOf('correction_reason', 'report.reason_missing'));
    return faults;
  }

  private withSummary(fault: FormFault, key = 'report.fault_in'): FormFault {
    const question = questionOfControl(fault.control, this.questions);
    return question ? {...fault, summary: t(key, {question: question.name, fault: fault.text})} : fault;
  }

  private async faultOf(control: string, code: string): Promise<FormFault> {
    return this.withSummary({control, text: await sentenceOf(code)}, code === 'question.unanswered' ? 'report.choose_level' : 'report.fault_in');
  }

  private async review(): Promise<void> {
    const faults = await this.faults();
    if (faults.length) return showFaults(this.form, faults);
    clearFaults(this.form);
    if (this.answeredCount() === 0) return showFaults(this.form, [{control: `answer_${this.questions[0]!.code}`, text: t('report.nothing_answered')}]);
    const section = reviewOf(this.form, fieldsOf(this.form), this.questions, (control) => {
      history.back();
      addEventListener('popstate', () => control && goTo(this.form, control), {once: true});
    });
    this.form.querySelector('.s-bar')!.before(section);
    this.form.classList.add('s-reviewing');
    history.pushState({review: true}, '');
    this.refresh();
    scrollTo(0, 0);
    section.querySelector('h2')!.focus({preventScroll: true});
  }

  private closeReview(): void {
    this.form.querySelector('#report-review')?.remove();
    this.form.classList.remove('s-reviewing');
    this.refresh();
  }

  // ---- sending ------------------------------------------------------------------------------------------------

  private async nothingMore(): Promise<void> {
    if (this.answeredCount() === 0) return this.enqueue(nothingSeen, []);
    for (const question of all<HTMLElement>(this.form, '[data-question]')) {
      if (!question.querySelector('.s-choices :checked')) question.querySelector<HTMLInputElement>('.s-choices [value="usual"]')!.checked = true;
    }
    this.changed();
    this.send.focus();
  }

  private async sendForm(): Promise<void> {
    const {body, blocks} = readForm(fieldsOf(this.form), this.questions, new Date());
    if (this.isCorrection && !navigator.onLine) return showFaults(this.form, [{control: '', text: t('report.correction_needs_net')}]);
    // A correction says which version it corrects: it is sent like without this script, with the net.
    if (this.isCorrection) return HTMLFormElement.prototype.submit.call(this.form);
    await this.enqueue(body, blocks);
  }

  private async enqueue(body: Body, blocks: string[]): Promise<void> {
    if (!this.hasStore) return HTMLFormElement.prototype.submit.call(body.nothing ? this.nothing : this.form);
    const {round = '', operation = ''} = this.form.dataset;
    const waiting = {key: this.key, member: this.member, report: this.report, round, operation, body, blocks, fields: fieldsOf(this.form), queuedAt: new Date().toISOString()};
    await outbox.put(waiting);
    this.isDone = true;
    await drafts.remove(this.key);
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (!this.hasStore) return;
    const done = await inTurn(() => flush(outbox, this.member, sendReport));
    this.net.show(done.stopped ? done.stopped !== 'offline' : navigator.onLine);
    const sentAt = new Date().toISOString();
    for (const key of done.sent) await drafts.put({key, member: this.member, report: '', fields: [], savedAt: sentAt, sentAt});
    if (done.sent.includes(this.key)) return location.assign(`${location.pathname}/skickad`);
    const waiting = await outbox.get(this.key);
    if (waiting?.member !== this.member) return;
    if (!waiting.fault) this.showWaiting(waiting, done.stopped);
    else if (done.refused.includes(this.key)) await this.reopen(waiting, waiting.fault);
  }

  private async reopen(waiting: Waiting, fault: Fault): Promise<void> {
    this.takeBack(waiting);
    const faults = await Promise.all(fault.fields.map(({field, code}) => this.faultOf(controlOf(field, waiting.blocks), code)));
    showFaults(this.form, faults.length ? faults : [{control: '', text: await sentenceOf(fault.code)}]);
  }

  // Out of the outbox and into the form again, to be put right.
  private takeBack(waiting: Waiting): void {
    document.querySelector('#report-notice')?.remove();
    this.closeReview();
    this.isDone = false;
    this.report = waiting.report;
    this.fill(waiting.fields);
    this.form.hidden = false;
    void this.saveDraft().then(() => outbox.remove(this.key));
  }

  private showWaiting(waiting: Waiting, why: Flushed['stopped'] = 'offline'): void {
    this.isDone = true;
    const isFirst = !document.querySelector('#report-notice[data-waiting]');
    const way = why === 'signed_out'
      ? make('a', {class: 's-button s-button-primary', href: `/logga-in?next=${encodeURIComponent(location.pathname)}`}, t('report.sign_in'))
      : button(t('report.send_now'), 's-button s-button-primary', () => void this.flush());
    const edit = button(t('report.change'), 's-button', () => this.takeBack(waiting));
    const shown = this.notice('s-notice s-notice-warn', make('h2', {}, t(`report.waiting.${why}`)),
      make('p', {}, t('report.waiting_since', {time: moment(waiting.queuedAt)})), make('div', {class: 's-buttons'}, way, edit));
    shown.dataset.waiting = '';
    this.closeReview();
    this.form.hidden = true;
    if (this.nothing) this.nothing.hidden = true;
    if (isFirst) shown.focus();
  }

  private startOver(label: string): HTMLElement {
    return button(label, 's-link', () => void drafts.remove(this.key).then(() => {
      this.isDone = true;
      location.reload();
    }));
  }

  // A page kept from before the report was sent.
  private showSent(sentAt: string): void {
    this.isDone = true;
    this.notice('s-notice s-notice-done', make('p', {}, t('report.sent_clock', {time: moment(sentAt)}), ' ', this.startOver(t('report.open_anyway'))));
    this.form.hidden = true;
    if (this.nothing) this.nothing.remove();
  }
}
