// SPDX-License-Identifier: EUPL-1.2
// Shows the built front end over the invented town of Alnefors, without the server: npm run preview, then open
// http://127.0.0.1:8795/app. Answers as the server does, the strict content policy included. For tests and for the eye.
import {readFileSync, existsSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {tilesOf} from './tiles.mjs';

const port = Number(process.env.PORT ?? 8795);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const picture = json('../src/features/situation/fixture.json');
const TYPES = {'.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png', '.html': 'text/html; charset=utf-8', '.json': 'application/json'};
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
  + "worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
const ME = {user: {name: 'Maria Lind'}, tenant: {code: 'alnefors', name: 'Alnefors kommun'}, roles: ['coordinator'], language: null,
  permissions: ['read_picture', 'read_reports', 'report', 'read_rounds', 'manage_rounds', 'raise_acute', 'follow_acute', 'read_register', 'manage_register', 'read_checklists', 'manage_checklists', 'import_observations', 'manage_goals']};

const ANSWERS = {
  '/api/me': () => ME,
  '/api/basemap': () => json('./basemap.json'),
  '/api/map-tiles': () => ({tiles: process.env.TILES ? '/map/tiles.pmtiles' : null}), // TILES=1 npm run preview
  '/api/situation': () => picture,
  '/api/goals': () => json('../src/features/situation/goals_fixture.json'),
};

function send(response, status, type, body) {
  response.writeHead(status, {'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff'});
  response.end(body);
}

function events(response) {
  response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'});
  response.write(': here\n\n');
}

// The town's map as tiles, in the part that is asked for.
let tiles;
function sendTiles(request, response) {
  tiles ??= tilesOf(json('./basemap.json'));
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const end = Math.min(Number(last ?? tiles.length - 1), tiles.length - 1);
  response.writeHead(first ? 206 : 200, {'content-type': 'application/octet-stream', etag: '"1"', 'accept-ranges': 'bytes', ...(first && {'content-range': `bytes ${first}-${end}/${tiles.length}`})});
  response.end(tiles.subarray(Number(first ?? 0), end + 1));
}

createServer((request, response) => {
  const {pathname} = new URL(request.url, 'http://127.0.0.1');
  if (pathname === '/api/events') return events(response);
  if (pathname === '/map/tiles.pmtiles') return sendTiles(request, response);
  if (ANSWERS[pathname]) return send(response, 200, 'application/json', JSON.stringify(ANSWERS[pathname]()));
  if (/^\/app(\/|$)/.test(pathname)) return send(response, 200, TYPES['.html'], readFileSync(join(dist, 'app.html')));
  const file = pathname.startsWith('/static/') ? normalize(join(dist, pathname.slice('/static/'.length))) : '';
  if (file.startsWith(dist) && existsSync(file)) return send(response, 200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
  send(response, 404, 'application/problem+json', JSON.stringify({status: 404, code: 'not_found', title: 'Not found'}));
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/app`));
