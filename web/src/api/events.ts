// SPDX-License-Identifier: EUPL-1.2
// What happens elsewhere, as server-sent events: names without content, at which the reader fetches anew.
let source: EventSource | undefined;
const counts = new Map<string, number>();

// Calls `heard` at most once per `pause` ms while events of this name arrive; returns how to stop listening.
export function listen(name: string, heard: () => void, pause = 400): () => void {
  source ??= new EventSource('/api/events');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onEvent = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      heard();
    }, pause);
  };
  source.addEventListener(name, onEvent);
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return () => {
    clearTimeout(timer);
    source?.removeEventListener(name, onEvent);
    stopWhenUnheard(name);
  };
}

function stopWhenUnheard(name: string): void {
  counts.set(name, (counts.get(name) ?? 1) - 1);
  if ([...counts.values()].some((n) => n > 0)) return;
  source?.close();
  source = undefined;
}
