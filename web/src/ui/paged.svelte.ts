// SPDX-License-Identifier: EUPL-1.2
// A list that is read a page at a time: from its start, then what follows on what is shown. `ask` answers with the items
// after so many; they stand under `key`.
export class Paged<Key extends string, Item, List extends {has_more: boolean} & Record<Key, Item[]>> {
  list = $state.raw<List | null>(null);
  fault = $state.raw<unknown>(null);
  busy = $state(false);
  // The answer to the newest question counts, in whatever order they come.
  #asked = 0;
  readonly #key: Key;
  readonly #ask: (offset: number) => Promise<List>;

  constructor(key: Key, ask: (offset: number) => Promise<List>) {
    this.#key = key;
    this.#ask = ask;
  }

  load = () => this.#take([]);
  more = async () => {
    if (this.busy || !this.list) return;
    this.busy = true;
    await this.#take(this.list[this.#key]);
    this.busy = false;
  };

  async #take(shown: Item[]) {
    const mine = ++this.#asked;
    try {
      const next = await this.#ask(shown.length);
      if (mine !== this.#asked) return;
      this.list = {...next, [this.#key]: [...shown, ...next[this.#key]]};
      this.fault = null;
    } catch (failure) {
      if (mine === this.#asked) this.fault = failure;
    }
  }
}
