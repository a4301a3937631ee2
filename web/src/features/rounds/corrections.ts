// SPDX-License-Identifier: EUPL-1.2
// What a correction changed of a report. Who typed it is not told.
import type {ReportBody, ReportPage, Seen} from './rounds.ts';

export type Change =
  | {kind: 'to_nothing' | 'from_nothing'}
  | {kind: 'answer'; question: string; from: string | null; to: string | null}
  | {kind: 'added' | 'removed' | 'changed'; category: string};

export interface Correction { at: string; reason: string; before: ReportBody; changes: Change[] }

// Items of `all` that have no equal among `others`; two equal ones need two.
function without(all: Seen[], others: Seen[]): Seen[] {
  const left = others.map((seen) => JSON.stringify(seen));
  return all.filter((seen) => {
    const at = left.indexOf(JSON.stringify(seen));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

// One of the same category that went while another came is the same one, changed.
function observationChanges(before: Seen[], after: Seen[]): Change[] {
  const gone = without(before, after);
  const changes: Change[] = without(after, before).map((seen) => {
    const at = gone.findIndex((one) => one.category === seen.category);
    if (at >= 0) gone.splice(at, 1);
    return {kind: at >= 0 ? 'changed' : 'added', category: seen.category};
  });
  return [...changes, ...gone.map((seen): Change => ({kind: 'removed', category: seen.category}))];
}

export function changesOf(before: ReportBody, after: ReportBody): Change[] {
  const answer = (body: ReportBody, question: string) => body.answers.find((one) => one.question === question)?.answer ?? null;
  const asked = [...new Set([...before.answers, ...after.answers].map((one) => one.question))];
  return [
    ...(before.nothing === after.nothing ? [] : [{kind: after.nothing ? 'to_nothing' : 'from_nothing'} as const]),
    ...asked.map((question) => ({kind: 'answer' as const, question, from: answer(before, question), to: answer(after, question)})).filter((one) => one.from !== one.to),
    ...observationChanges(before.observations, after.observations)];
}

// Latest first, as the earlier versions come.
export function correctionsOf(page: ReportPage): Correction[] {
  return page.earlier.map((earlier, i) => ({at: earlier.replaced_at, reason: earlier.reason, before: earlier.body,
    changes: changesOf(earlier.body, i === 0 ? page.report.body : page.earlier[i - 1]!.body)}));
}
