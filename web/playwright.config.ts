// SPDX-License-Identifier: EUPL-1.2
// The built front end over invented data, in the system's own Chromium; nothing is downloaded.
import {defineConfig} from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'tests/results',
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: 'http://127.0.0.1:8795',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    launchOptions: {executablePath: '/usr/bin/chromium', args: ['--no-sandbox']},
  },
  webServer: {command: 'npm run --silent preview', url: 'http://127.0.0.1:8795/api/me', reuseExistingServer: false},
});
