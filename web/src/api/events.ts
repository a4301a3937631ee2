// SPDX-License-Identifier: EUPL-1.2
// What happens elsewhere, as server-sent events: names without content, at which the reader fetches anew.
// The server keeps so many streams of one session. The oldest is told that it gives way, is silent from then on, and
// catches up when somebody looks at its page again.
let source: EventSource | undefined;
const listeners = new Map<string, Set<() => void>>();

// Calls `heard` at most once per `pause` ms while events of this name arrive; returns how to stop listening.
export function listen(name: string, heard: () => void, pause = 400): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onEvent = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      heard();
    }, pause);
  };
  if (listeners.size === 0) addEventListener('focus', catchUp);
  listeners.set(name, (listeners.get(name) ?? new Set()).add(onEvent));
  source ??= open();
  source.addEventListener(name, onEvent);
  return () => {
    clearTimeout(timer);
    source?.removeEventListener(name, onEvent);
    listeners.get(name)?.delete(onEvent);
    if (listeners.get(name)?.size === 0) listeners.delete(name);
    if (listeners.size === 0) stop();
  };
}

function open(): EventSource {
  const opened = new EventSource('/api/events');
  opened.addEventListener('gave_way', close);
  return opened;
}

function close(): void {
  source?.close();
  source = undefined;
}

function stop(): void {
  removeEventListener('focus', catchUp);
  close();
}

function catchUp(): void {
  if (source) return;
  source = open();
  for (const [name, heard] of listeners)
    for (const onEvent of heard) {
      source.addEventListener(name, onEvent);
      onEvent();
    }
}
