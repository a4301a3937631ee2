// SPDX-License-Identifier: EUPL-1.2
// The one way to the server: JSON out, JSON in, and every refusal (RFC 9457 problem document) as a typed ApiError.
export interface FieldFault {
  field: string;
  code: string;
  message?: string;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,  // HTTP status; 0 when the server was not reached
    readonly code: string,
    readonly detail: string,
    readonly fields: FieldFault[] = [],
  ) {
    super(`${status} ${code}: ${detail}`);
    this.name = 'ApiError';
  }
  get isNetwork() { return this.status === 0; }
  get isForbidden() { return this.status === 403; }
  get isMissing() { return this.status === 404; }
  get isConflict() { return this.status === 409 || this.status === 412; }
}

export type Query = Record<string, string | number | boolean | null | undefined>;
export interface Options {
  query?: Query;
  signal?: AbortSignal;
  ifMatch?: string;
  onSent?: (share: number) => void;  // told what share of a file has left, 0 to 1
}
export interface Answer<T> {
  body: T;
  etag: string | null;
}

export function addressOf(path: string, query: Query = {}): string {
  const values = Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== '') as [string, string | number | boolean][];
  return values.length ? `${path}?${new URLSearchParams(values.map(([k, v]) => [k, String(v)]))}` : path;
}

function toSignIn(): void {
  location.assign(addressOf('/logga-in', {next: location.pathname + location.search}));
}

async function problemOf(response: Response): Promise<ApiError> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const problem = isJson ? await response.json().catch(() => ({})) : {};
  const fields: FieldFault[] = Array.isArray(problem.fields) ? problem.fields : [];
  return new ApiError(response.status, problem.code ?? `http.${response.status}`, problem.detail ?? problem.title ?? '', fields);
}

// fetch does not tell how much of a body has left.
function sendTold(method: string, address: string, headers: Record<string, string>, file: Blob, {signal, onSent}: Options): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'blob';
    request.upload.onprogress = (event) => onSent?.(event.total ? event.loaded / event.total : 1);
    request.onload = () => {
      const kept = ['content-type', 'content-length', 'etag'].flatMap((name) => {
        const value = request.getResponseHeader(name);
        return value === null ? [] : [[name, value] as [string, string]];
      });
      resolve(new Response(request.status === 204 ? null : request.response, {status: request.status, headers: kept}));
    };
    request.onerror = () => reject(new TypeError('not reached'));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), {once: true});
    request.send(file);
  });
}

async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const headers: Record<string, string> = {accept: 'application/json'};
  const isFile = body instanceof FormData || body instanceof Blob;
  if (body instanceof Blob) headers['content-type'] = 'application/octet-stream';
  if (body !== undefined && !isFile) headers['content-type'] = 'application/json';
  if (options.ifMatch) headers['if-match'] = options.ifMatch;
  const payload = body === undefined || isFile ? (body as BodyInit | undefined) : JSON.stringify(body);
  try {
    if (options.onSent && body instanceof Blob) return await sendTold(method, addressOf(path, options.query), headers, body, options);
    return await fetch(addressOf(path, options.query), {method, headers, body: payload, signal: options.signal, credentials: 'same-origin'});
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    // A file that was saved anew after it was chosen can no longer be read, whatever the network does.
    const isReadable = !(body instanceof Blob) || await body.slice(0, 1).arrayBuffer().then(() => true, () => false);
    throw isReadable ? new ApiError(0, 'network', '') : new ApiError(400, 'file.changed', '');
  }
}

// The body and its ETag, which an edit sends back as ifMatch. 401 leaves for the sign-in page.
export async function call<T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer<T>> {
  const response = await send(method, path, body, options);
  if (response.status === 401) toSignIn();
  if (!response.ok) throw await problemOf(response);
  const empty = response.status === 204 || response.headers.get('content-length') === '0';
  return {body: (empty ? undefined : await response.json()) as T, etag: response.headers.get('etag')};
}

const bodyOf = async <T>(answer: Promise<Answer<T>>) => (await answer).body;
export const get = <T>(path: string, options?: Options) => bodyOf(call<T>('GET', path, undefined, options));
export const post = <T = void>(path: string, body?: unknown, options?: Options) => bodyOf(call<T>('POST', path, body ?? {}, options));
// A file as the body itself; what is said about it goes in the query.
export const sendFile = <T>(path: string, file: Blob, options?: Options) => bodyOf(call<T>('POST', path, file, options));
export const put = <T = void>(path: string, body: unknown, options?: Options) => bodyOf(call<T>('PUT', path, body, options));
export const patch = <T = void>(path: string, body: unknown, options?: Options) => bodyOf(call<T>('PATCH', path, body, options));
export const remove = <T = void>(path: string, options?: Options) => bodyOf(call<T>('DELETE', path, undefined, options));
