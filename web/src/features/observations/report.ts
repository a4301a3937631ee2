// SPDX-License-Identifier: EUPL-1.2
// Enhances the report form that the server has made; without this script the form works all the same.
// A form that came back with faults starts at their summary, so that a screen reader hears it first.
document.querySelector<HTMLElement>('.s-error-summary')?.focus();
