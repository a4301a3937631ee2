// SPDX-License-Identifier: EUPL-1.2
// Reports on their way. A report is put here first and then sent; it leaves when the server has taken it, so a closed
// page or a lost net loses nothing. The report's id is made by the client and the same body again gets the same answer,
// so sending twice is sending once.
import type {Body, Field} from './report_body.ts';
import type {Shelf} from './shelf.ts';

export interface Fault {
  code: string;
  fields: {field: string; code: string}[];
}
export interface Waiting {
  key: string; // round/operation: one report for each
  member: string; // who wrote it; nobody else sends it
  report: string; // the report's id
  round: string;
  operation: string;
  body: Body;
  fields: Field[]; // the form, to go on writing in
  blocks: string[];
  queuedAt: string;
  fault?: Fault; // refused: it stays, and its writer puts it right
}
export interface Answer {
  status: number; // 0 when the server was not reached
  fault?: Fault;
}
export type Send = (waiting: Waiting) => Promise<Answer>;
export interface Flushed {
  sent: string[]; // keys
  refused: string[];
  stopped?: 'offline' | 'signed_out' | 'server'; // why the rest waits
}

const isTaken = (status: number) => status >= 200 && status < 300;
// Not the report's fault: timeouts, too many at once, a server that is ill.
const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

function reasonToStop(status: number): Flushed['stopped'] {
  if (status === 0) return 'offline';
  if (status === 401) return 'signed_out';
  return isPassing(status) ? 'server' : undefined;
}

/** Sends what waits and belongs to the member, oldest first, until all is sent or nothing more can be. */
export async function flush(outbox: Shelf<Waiting>, member: string, send: Send): Promise<Flushed> {
  const done: Flushed = {sent: [], refused: []};
  const mine = (await outbox.all()).filter((each) => each.member === member && !each.fault);
  for (const waiting of mine.sort((a, b) => a.queuedAt.localeCompare(b.queuedAt))) {
    const {status, fault} = await send(waiting);
    const stopped = reasonToStop(status);
    if (stopped) return {...done, stopped};
    if (isTaken(status)) {
      await outbox.remove(waiting.key);
      done.sent.push(waiting.key);
    } else {
      await outbox.put({...waiting, fault: fault ?? {code: `http.${status}`, fields: []}});
      done.refused.push(waiting.key);
    }
  }
  return done;
}

async function faultOf(response: Response): Promise<Fault> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Fault>;
  return {code: problem.code ?? `http.${response.status}`, fields: problem.fields ?? []};
}

/** PUT /api/reports/{id}. */
export const sendReport: Send = async ({report, round, operation, body}) => {
  try {
    const response = await fetch(`/api/reports/${report}`, {
      method: 'PUT', headers: {'content-type': 'application/json', accept: 'application/json'}, body: JSON.stringify({round, operation, body}),
    });
    return response.ok ? {status: response.status} : {status: response.status, fault: await faultOf(response)};
  } catch {
    return {status: 0};
  }
};

/** One flush at a time, over all pages of the browser; the next waits for it. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('samsyn-outbox', work) as Promise<T> : work();
}
