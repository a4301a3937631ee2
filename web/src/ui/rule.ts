// SPDX-License-Identifier: EUPL-1.2
// Why a level was proposed, as a sentence. Pages that use it list the chapter `situation`.
import {number} from './format.ts';
import {t, textFor} from './i18n.svelte.ts';

// The bounds of a band are shown as the whole counts that still lie within it.
function figure(name: string, value: number): string {
  const whole = name === 'low' ? Math.ceil(value) : name === 'high' ? Math.floor(value) : value;
  return number(whole, Number.isInteger(whole) ? 0 : 1);
}

export function ruleInWords(rule: {code: string; values: Record<string, number>}): string {
  const values: Record<string, string> = {code: rule.code};
  for (const [name, value] of Object.entries(rule.values)) values[name] = figure(name, value);
  return textFor(`situation.rule.${rule.code}`, values) ?? t('situation.rule.other', values);
}
