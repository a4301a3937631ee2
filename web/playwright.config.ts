// SPDX-License-Identifier: EUPL-1.2
// Two kinds of tests in the system's own Chromium (nothing is downloaded; the shell without a window takes half the time):
// `pages` shows the built front end over invented data, `journeys` walks through the whole product; a journey starts the
// server it needs.
import {defineConfig} from '@playwright/test';

// Another port lets two clones be tested on one machine at the same time.
const PORT = process.env.PORT ?? '8795';

export default defineConfig({
  projects: [{name: 'pages', testDir: 'tests', timeout: 90_000}, {name: 'journeys', testDir: '../tests/e2e', timeout: 240_000}],
  outputDir: 'tests/results',
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    launchOptions: {executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox']},
  },
  webServer: {command: 'npm run --silent preview', url: `http://127.0.0.1:${PORT}/api/me`, reuseExistingServer: false},
});
