// SPDX-License-Identifier: EUPL-1.2
// Enhances the report's pages that the server has made; without this script they work all the same.
import {keepPages} from './net.ts';
import {ReportForm} from './report_form.ts';
import {ReportTasks} from './report_tasks.ts';
import {loadWords} from './words.ts';

// A form that came back with faults starts at their summary, so that a screen reader hears it first.
document.querySelector<HTMLElement>('.s-error-summary')?.focus();

const form = document.querySelector<HTMLFormElement>('#report');
const tasks = document.querySelector<HTMLElement>('#report-tasks');

async function enhance(): Promise<void> {
  await loadWords('report', 'ui');
  if (form) await new ReportForm(form).start();
  if (tasks) new ReportTasks(tasks).start();
  const addresses = tasks ? [...tasks.querySelectorAll<HTMLAnchorElement>('h2 a')].map(({pathname}) => pathname) : [location.pathname];
  if (form || tasks) await keepPages(['/rapport', ...addresses]).catch(() => undefined);
}

void enhance();
