// SPDX-License-Identifier: EUPL-1.2
// The words of the report form, in the page's language. Lighter than the application's own: the page does not change
// language without being fetched anew.
import chapters from 'virtual:texts';

type Tree = {[key: string]: string | Tree};
export type Language = 'sv' | 'en';
const loaded: Tree = {};

export const language = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'sv');

/** Fetches the texts of these chapters; t() finds them afterwards. */
export async function loadWords(...names: string[]): Promise<void> {
  const missing = names.filter((name) => !loaded[name] && chapters[language()][name]);
  await Promise.all(missing.map(async (name) => {
    loaded[name] = (await chapters[language()][name]!()).default as Tree;
  }));
}

function find(key: string): string | undefined {
  const found = key.split('.').reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), loaded);
  return typeof found === 'string' ? found : undefined;
}

/** The text with its {{values}}; `count` chooses between _one and _other. The key when nobody has written it. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const counted = values.count === undefined ? undefined : find(`${key}_${values.count === 1 ? 'one' : 'other'}`);
  return (counted ?? find(key) ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

export const has = (key: string): boolean => find(key) !== undefined;

/** The sentence for a refusal's code. */
export async function sentenceOf(code: string): Promise<string> {
  await loadWords('error');
  return has(`error.${code}`) ? t(`error.${code}`) : t('report.fault_unknown');
}

/** "09.40" in Swedish, "09:40" in English. */
export function clock(time: Date): string {
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${digits(time.getHours())}${language() === 'sv' ? '.' : ':'}${digits(time.getMinutes())}`;
}

/** The clock, with the day before it unless it is today. */
export function moment(iso: string): string {
  const time = new Date(iso);
  if (time.toDateString() === new Date().toDateString()) return clock(time);
  const day = new Intl.DateTimeFormat(language() === 'sv' ? 'sv-SE' : 'en-GB', {day: 'numeric', month: 'long'}).format(time);
  return `${day} ${clock(time)}`;
}
