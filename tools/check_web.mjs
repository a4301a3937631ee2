// SPDX-License-Identifier: EUPL-1.2
// What protects the front end's house: arrows between rooms (ui and api know nobody, a feature knows no other feature,
// only app knows all), components of at most 200 lines, no text in components, and the weight of what is shipped.
// Usage: node tools/check_web.mjs   (the weight is checked when web/dist is built)
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

const root = fileURLToPath(new URL('../web/', import.meta.url));
const sources = join(root, 'src');
const MAX_LINES = 200;
const BUDGETS_KB = {report: 25, situation: 110, css: 15};
const faults = [];
const fault = (file, text) => faults.push(`${relative(join(root, '..'), file)}: ${text}`);

const filesUnder = (folder) => readdirSync(folder, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const roomOf = (file) => {
  const [first, second] = relative(sources, file).split('/');
  return first === 'features' ? `features/${second}` : first;
};
const mayUse = (from, to) => from === to || from === 'app' || (from.startsWith('features/') && (to === 'ui' || to === 'api'));

function checkArrows(file, text) {
  for (const [, path] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    const target = resolve(dirname(file), path);
    if (!target.startsWith(sources) || file.endsWith('test_setup.ts')) continue;
    const [from, to] = [roomOf(file), roomOf(target)];
    if (!mayUse(from, to)) fault(file, `${from} may not use ${to} (${path})`);
  }
}

// Words between tags or in attributes that people read or hear. Comments, script, style and {expressions} are no text.
function checkWords(file, text) {
  const markup = text.replace(/<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '');
  const attribute = /\s(?:aria-label|title|alt|placeholder|label)="([^"{]*\p{L}{2}[^"{]*)"/u.exec(markup);
  if (attribute) fault(file, `text in an attribute: "${attribute[1]}"`);
  const plain = markup.replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '').replace(/=>|"[^"]*"/g, '');
  const between = />([^<>]*\p{L}{2}[^<>]*)</u.exec(plain);
  if (between) fault(file, `text in a component: "${between[1].trim()}"`);
}

const KEBAB = /\sstyle="[^{]*"/;
function checkComponent(file, text) {
  const lines = text.split('\n').length - 1;
  if (lines > MAX_LINES) fault(file, `${lines} lines, at most ${MAX_LINES}`);
  if (KEBAB.test(text)) fault(file, 'style="…" is refused by the content policy; use a class or style:property');
  if (text.includes('{@html')) fault(file, '{@html} is not for this house');
  checkWords(file, text);
}

const zipped = (name) => gzipSync(readFileSync(join(root, 'dist', name)), {level: 9}).length;

// Everything an entry loads at once, itself and its static imports, plus one language's texts.
function weightOf(manifest, keys) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    (manifest[key].imports ?? []).forEach(visit);
  };
  keys.forEach(visit);
  const script = [...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
  const css = new Set([...seen].flatMap((key) => manifest[key].css ?? []));
  const total = (names) => [...names].reduce((sum, name) => sum + zipped(name), 0) / 1000;
  return {script: total(script), css: total(css)};
}

function checkWeight() {
  const path = join(root, 'dist/manifest.json');
  if (!existsSync(path)) return;
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const page = 'src/features/situation/SituationPage.svelte';
  const lists = {report: ['src/features/observations/report.ts'],
    situation: ['app.html', page, 'virtual:texts/sv/app', 'virtual:texts/sv/ui', 'virtual:texts/sv/situation']};
  for (const [name, keys] of Object.entries(lists)) {
    if (keys.some((key) => !manifest[key])) continue;
    const {script, css} = weightOf(manifest, keys);
    console.log(`${name}: ${script.toFixed(1)} kB of script, ${css.toFixed(1)} kB of style, gzipped`);
    if (script > BUDGETS_KB[name]) fault(path, `${name} weighs ${script.toFixed(1)} kB, at most ${BUDGETS_KB[name]}`);
    if (css > BUDGETS_KB.css) fault(path, `style of ${name} weighs ${css.toFixed(1)} kB, at most ${BUDGETS_KB.css}`);
  }
}

for (const file of filesUnder(sources)) {
  if (!/\.(svelte|ts)$/.test(file)) continue;
  const text = readFileSync(file, 'utf8');
  checkArrows(file, text);
  if (file.endsWith('.svelte')) checkComponent(file, text);
}
checkWeight();
faults.forEach((text) => console.error(text));
process.exit(faults.length ? 1 : 0);
