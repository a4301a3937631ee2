// SPDX-License-Identifier: EUPL-1.2
// Short notices of what was just done ("Sparat"). Shown by Toasts.svelte, read aloud, gone after a while.
export interface Toast {
  id: number;
  text: string;
}

const state = $state<{toasts: Toast[]}>({toasts: []});
let last = 0;
const SHOWN_MS = 6000;
const MOST = 3; // they cover what is read

export const toasts = () => state.toasts;
export const dismiss = (id: number) => (state.toasts = state.toasts.filter((toast) => toast.id !== id));
export function notify(text: string): void {
  const id = ++last;
  state.toasts = [...state.toasts.filter((toast) => toast.text !== text), {id, text}].slice(-MOST);
  setTimeout(() => dismiss(id), SHOWN_MS);
}
