// SPDX-License-Identifier: EUPL-1.2
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {listen} from './events.ts';

// The browser's event source, told by the test what the server says.
class Source extends EventTarget {
  static all: Source[] = [];
  closed = false;
  constructor(readonly address: string) {
    super();
    Source.all.push(this);
  }
  close() { this.closed = true; }
  say(name: string) { if (!this.closed) this.dispatchEvent(new Event(name)); }
}
const page = new EventTarget();

beforeEach(() => {
  Source.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a page listens by one stream, hears at most once per pause, and closes it when nobody listens', () => {
  const heard = vi.fn();
  const stops = [listen('rounds', heard), listen('picture', heard)];
  expect(Source.all.map((one) => one.address)).toEqual(['/api/events']);
  Source.all[0]!.say('rounds');
  Source.all[0]!.say('rounds');
  vi.advanceTimersByTime(500);
  expect(heard).toHaveBeenCalledTimes(1);
  stops[0]!();
  expect(Source.all[0]!.closed).toBe(false);
  stops[1]!();
  expect(Source.all[0]!.closed).toBe(true);
});

test('a page whose stream gave way is silent until it is looked at, and catches up then', () => {
  const heard = vi.fn();
  const stop = listen('rounds', heard);
  Source.all[0]!.say('gave_way');
  expect(Source.all[0]!.closed).toBe(true);
  page.dispatchEvent(new Event('focus'));
  vi.advanceTimersByTime(500);
  expect(Source.all).toHaveLength(2);
  expect(heard).toHaveBeenCalledTimes(1);
  Source.all[1]!.say('rounds');
  vi.advanceTimersByTime(500);
  expect(heard).toHaveBeenCalledTimes(2);
  page.dispatchEvent(new Event('focus'));
  expect(Source.all).toHaveLength(2);
  stop();
});
