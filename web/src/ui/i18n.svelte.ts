// SPDX-License-Identifier: EUPL-1.2
// The words of the interface. Keys stand in texts/{sv,en}.json (i18next v4 form: {{name}}, key_one, key_other);
// chapters are loaded per feature and language. t() is reactive: change the language and the page follows.
import chapters from 'virtual:texts';
import type sv from '../../../texts/sv.json';

export type Language = 'sv' | 'en';
type Path<T> = {[K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`}[keyof T & string];
type WithoutCount<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
export type TextKey = WithoutCount<Path<typeof sv>>;
export type Values = Record<string, string | number>;

type Tree = {[key: string]: string | Tree};
const state = $state({language: startLanguage()});
const loaded: Record<Language, Tree> = $state({sv: {}, en: {}});
const wanted = new Set<string>();

function startLanguage(): Language {
  const cookie = /(?:^|; )samsyn_lang=(sv|en)/.exec(document.cookie)?.[1];
  return ((cookie ?? document.documentElement.lang) === 'en' ? 'en' : 'sv');
}

export const language = () => state.language;

async function loadFor(at: Language, names: Iterable<string>): Promise<void> {
  const missing = [...names].filter((name) => !loaded[at][name]);
  await Promise.all(missing.map(async (name) => {
    const chapter = chapters[at][name];
    if (!chapter) throw new Error(`no texts for ${name}`);
    loaded[at][name] = (await chapter()).default as Tree;
  }));
}

// Makes the texts of these chapters (features) ready; t() may use them afterwards, in the language of that time.
export async function loadTexts(names: string[]): Promise<void> {
  names.filter((name) => chapters.sv[name]).forEach((name) => wanted.add(name));
  for (let at: Language | undefined; at !== state.language;) await loadFor(at = state.language, names);
}

// Switches language for this browser once its texts are here; the cookie tells the server's own pages.
export async function setLanguage(next: Language): Promise<void> {
  for (let before = -1; before !== wanted.size;) {
    before = wanted.size;
    await loadFor(next, wanted); // and what is asked for meanwhile
  }
  state.language = next;
  document.documentElement.lang = next;
  document.cookie = `samsyn_lang=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

function find(key: string): string | undefined {
  const found = key.split('.').reduce<string | Tree | undefined>(
    (at, part) => (typeof at === 'object' ? at[part] : undefined), loaded[state.language]);
  return typeof found === 'string' ? found : undefined;
}

// Digits with thin no-break spaces between thousands.
export const grouped = (digits: string | number) => String(digits).replace(/\B(?=(\d{3})+$)/g, '\u202f');

// The text of a key with its values filled in; {count: n} chooses between _one and _other.
export function t(key: TextKey, values: Values = {}): string {
  const counted = typeof values.count === 'number' ? find(`${key}_${Math.abs(values.count) === 1 ? 'one' : 'other'}`) : undefined;
  const text = counted ?? find(key);
  if (text === undefined) return key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (name === 'count' ? grouped(values.count ?? '') : String(values[name] ?? '')));
}

// For keys put together from data (a rule's code, a level): the text, or undefined when nobody has written it.
export function textFor(key: string, values: Values = {}): string | undefined {
  return find(key) === undefined && find(`${key}_other`) === undefined ? undefined : t(key as TextKey, values);
}

// A name that the data carries in both languages.
export const named = (name: Record<Language, string>) => name[state.language] || name.sv;
