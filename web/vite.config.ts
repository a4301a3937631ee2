// SPDX-License-Identifier: EUPL-1.2
// Builds web/dist: the staff application, the enhancement of server-made pages, and the stylesheet both share.
// The server finds hashed names through dist/manifest.json. Nothing is inlined: the content policy forbids it.
import {svelte} from '@sveltejs/vite-plugin-svelte';
import {svelteTesting} from '@testing-library/svelte/vite';
import {defineConfig} from 'vitest/config';
import {texts} from './build/texts_plugin.ts';

// The service worker keeps its name: a browser knows it by its address.
const serviceWorker = {
  name: 'samsyn-service-worker',
  apply: 'build' as const,
  buildStart(this: {emitFile(file: {type: 'chunk'; id: string; fileName: string}): string}) {
    this.emitFile({type: 'chunk', id: 'src/sw.ts', fileName: 'sw.js'});
  },
};

export default defineConfig({
  base: '/static/',
  plugins: [svelte(), svelteTesting(), texts(), serviceWorker],
  build: {
    outDir: 'dist',
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      input: {app: 'app.html', report: 'src/features/observations/report.ts', public: 'src/public.css'},
    },
  },
  test: {environment: 'happy-dom', include: ['src/**/*.test.ts', 'build/**/*.test.ts'], setupFiles: ['src/test_setup.ts']},
});
