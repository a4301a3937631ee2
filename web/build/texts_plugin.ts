// SPDX-License-Identifier: EUPL-1.2
// Serves texts/sv.json and texts/en.json to the browser one feature and one language at a time, so that a page
// carries only the words it uses:
//   import chapters from 'virtual:texts'   →  {sv: {situation: () => Promise<…>, …}, en: {…}}
// In HTML files a %text:app.key% is replaced by its Swedish text: the shell is made before the language is known.
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const ENTRY = 'virtual:texts';
const LANGUAGES = ['sv', 'en'] as const;
const fileOf = (language: string) => fileURLToPath(new URL(`../../texts/${language}.json`, import.meta.url));
const read = (language: string) => JSON.parse(readFileSync(fileOf(language), 'utf8')) as Record<string, Record<string, unknown>>;

function entryModule(): string {
  const languages = LANGUAGES.map((language) => {
    const chapters = Object.keys(read(language)).map((c) => `${JSON.stringify(c)}: () => import('${ENTRY}/${language}/${c}')`);
    return `${language}: {${chapters.join(', ')}}`;
  });
  return `export default {${languages.join(', ')}};`;
}

function replaceInHtml(html: string): string {
  const sv = read('sv');
  return html.replace(/%text:([a-z_]+)\.([a-z_.]+)%/g, (whole, chapter: string, key: string) => {
    const text = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], sv[chapter]);
    if (typeof text !== 'string') throw new Error(`no text ${whole}`);
    return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  });
}

export function texts(): Plugin {
  return {
    name: 'samsyn-texts',
    resolveId: (id) => (id === ENTRY || id.startsWith(`${ENTRY}/`) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${ENTRY}`)) return null;
      LANGUAGES.forEach((language) => this.addWatchFile(fileOf(language)));
      if (id === `\0${ENTRY}`) return entryModule();
      const [language = '', chapter = ''] = id.slice(ENTRY.length + 2).split('/');
      return `export default ${JSON.stringify(read(language)[chapter] ?? {})};`;
    },
    transformIndexHtml: {order: 'pre', handler: replaceInHtml},
  };
}
