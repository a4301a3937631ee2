// SPDX-License-Identifier: EUPL-1.2
// Where the phone keeps what has not been sent: IndexedDB. Each call is a transaction of its own and is done when that
// transaction is, so that "saved" is true when it is said.

export interface Shelf<T> {
  get(key: string): Promise<T | undefined>;
  all(): Promise<T[]>;
  put(value: T): Promise<void>;
  remove(key: string): Promise<void>;
}

const NAMES = ['drafts', 'outbox'] as const;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('samsyn', 1);
    request.onupgradeneeded = () => NAMES.forEach((name) => request.result.createObjectStore(name, {keyPath: 'key'}));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

let database: Promise<IDBDatabase> | undefined;

async function run<R>(name: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
  const transaction = (await (database ??= opened())).transaction(name, mode);
  const request = ask(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export function shelf<T extends {key: string}>(name: (typeof NAMES)[number]): Shelf<T> {
  return {
    get: (key) => run<T | undefined>(name, 'readonly', (store) => store.get(key)),
    all: () => run<T[]>(name, 'readonly', (store) => store.getAll()),
    put: (value) => run(name, 'readwrite', (store) => store.put(value)).then(() => undefined),
    remove: (key) => run(name, 'readwrite', (store) => store.delete(key)).then(() => undefined),
  };
}
