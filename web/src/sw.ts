// SPDX-License-Identifier: EUPL-1.2
// The service worker: keeps the report's pages and the files they need, so that one can write without a net. It sends
// nothing; the page's outbox does. Pages come from the net first and from the phone when the net does not answer.

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(name: 'install' | 'activate', heard: (event: ExtendableEvent) => void): void;
  addEventListener(name: 'message', heard: (event: ExtendableEvent & {data: {keep?: string[]}}) => void): void;
  addEventListener(name: 'fetch', heard: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {claim(): Promise<void>};
}
interface Built {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}

const worker = self as unknown as WorkerScope;
const FILES = 'samsyn-files';
const PAGES = 'samsyn-pages';
const PATIENCE = 5000; // milliseconds before a kept page is shown instead of a slow one
const STARTS = ['src/features/observations/report.ts', 'src/public.css'];
const CHAPTERS = ['report', 'ui', 'error'];

// Texts of other chapters are fetched by nobody on these pages.
const isNeeded = (key: string) => !key.includes('virtual:texts/') || CHAPTERS.some((chapter) => key.endsWith(`/${chapter}`));

async function filesOfReport(): Promise<string[]> {
  const manifest = (await (await fetch('/static/manifest.json')).json()) as Record<string, Built>;
  const seen = new Set<string>();
  const visit = (key: string) => {
    const built = manifest[key];
    if (!built || seen.has(key) || !isNeeded(key)) return;
    seen.add(key);
    [...(built.imports ?? []), ...(built.dynamicImports ?? [])].forEach(visit);
  };
  STARTS.forEach(visit);
  const files = [...seen].flatMap((key) => [manifest[key]!.file, ...(manifest[key]!.css ?? []), ...(manifest[key]!.assets ?? [])]);
  return [...new Set(files)].map((file) => `/static/${file}`);
}

async function keepFiles(): Promise<void> {
  const [cache, wanted] = [await caches.open(FILES), await filesOfReport()];
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await Promise.all(wanted.filter((file) => !kept.includes(file)).map((file) => cache.add(file)));
  await Promise.all(kept.filter((file) => !wanted.includes(file)).map((file) => cache.delete(file)));
}

async function keepPage(address: string): Promise<void> {
  const response = await fetch(address, {headers: {accept: 'text/html'}});
  if (response.ok && !response.redirected) await (await caches.open(PAGES)).put(address, response);
}

async function fromNet(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok && !response.redirected) await (await caches.open(PAGES)).put(new URL(request.url).pathname, response.clone());
  return response;
}

async function page(request: Request): Promise<Response> {
  const fresh = fromNet(request);
  const kept = await caches.match(new URL(request.url).pathname, {cacheName: PAGES});
  if (!kept) return fresh;
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), slow]);
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, {cacheName: FILES})) ?? fetch(request);
}

// Signed out: pages and drafts are somebody's own and go. What waits to be sent stays, and the server is told to leave it.
async function signOut(request: Request): Promise<Response> {
  await caches.delete(PAGES);
  if (!(await forgetDrafts())) return fetch(request);
  return fetch(request.url, {method: 'POST', body: new URLSearchParams({keep: 'reports'}), redirect: request.redirect});
}

// Whether anything waits besides them.
function forgetDrafts(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('samsyn');
    request.onupgradeneeded = () => request.transaction!.abort(); // there is none: it is the page's to make
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const transaction = request.result.transaction(['drafts', 'outbox'], 'readwrite');
      transaction.objectStore('drafts').clear();
      const waiting = transaction.objectStore('outbox').count();
      transaction.oncomplete = () => {
        request.result.close();
        resolve(waiting.result > 0);
      };
    };
  });
}

worker.addEventListener('install', (event) => event.waitUntil(keepFiles().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  const pages = (event.data.keep ?? []).filter((address) => address.startsWith('/rapport'));
  event.waitUntil(Promise.all([keepFiles(), ...pages.map(keepPage)]).catch(() => undefined));
});
worker.addEventListener('fetch', (event) => {
  const {pathname, origin} = new URL(event.request.url);
  if (origin !== location.origin) return;
  if (event.request.method === 'POST' && pathname === '/logga-ut') return event.respondWith(signOut(event.request));
  if (event.request.method !== 'GET') return;
  if (pathname.startsWith('/static/assets/')) event.respondWith(file(event.request));
  const isKept = pathname.startsWith('/rapport') && !pathname.endsWith('/skickad');
  if (event.request.mode === 'navigate' && isKept) event.respondWith(page(event.request));
});
