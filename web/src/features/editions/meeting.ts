// SPDX-License-Identifier: EUPL-1.2
// The fortnightly meeting: its steps in order, and how long it has gone on.
export const STEPS = ['before', 'picture', 'levels', 'plan', 'summary', 'decide'] as const;
export type Step = (typeof STEPS)[number];
export const PLANNED_MINUTES = 30;

export const stepNamed = (name: string | null): Step => STEPS.find((step) => step === name) ?? 'before';
export const stepAfter = (step: Step): Step => STEPS[Math.min(STEPS.indexOf(step) + 1, STEPS.length - 1)]!;
export const stepBefore = (step: Step): Step => STEPS[Math.max(STEPS.indexOf(step) - 1, 0)]!;

// When the meeting began in this browser; a page that is loaded anew goes on from there.
export function begunAt(key: string, now: number): number {
  const kept = Number(sessionStorage.getItem(key));
  if (kept > 0 && now - kept < 4 * 3600_000) return kept;
  sessionStorage.setItem(key, String(now));
  return now;
}
