// SPDX-License-Identifier: EUPL-1.2
// texts/sv.json and texts/en.json say the same things: same keys, same {{values}}, no empty text, and every count has
// both _one and _other.
import {readFileSync} from 'node:fs';

const read = (language) => JSON.parse(readFileSync(new URL(`../texts/${language}.json`, import.meta.url), 'utf8'));
const flat = (tree, path = '') => Object.entries(tree).flatMap(([key, value]) =>
  typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`));
const [sv, en] = ['sv', 'en'].map((language) => new Map(flat(read(language))));
const valuesIn = (text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort().join(' ');

const faults = [];
for (const [key, text] of sv) {
  if (!en.has(key)) faults.push(`${key}: not in en.json`);
  else if (valuesIn(text) !== valuesIn(en.get(key))) faults.push(`${key}: {{values}} differ`);
  if (!text.trim() || en.get(key)?.trim() === '') faults.push(`${key}: empty`);
  const [, base, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
  if (base && !sv.has(`${base}_${form === 'one' ? 'other' : 'one'}`)) faults.push(`${key}: its other form is missing`);
}
for (const key of en.keys()) if (!sv.has(key)) faults.push(`${key}: not in sv.json`);
faults.forEach((text) => console.error(`texts: ${text}`));
process.exit(faults.length ? 1 : 0);
