// SPDX-License-Identifier: EUPL-1.2
// The product itself for a journey: the built program over a fresh installation with the invented municipality, on
// free ports of the loopback, stopped by its process when the journey is over.
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve as resolvePath} from 'node:path';

// Journeys run in web/ (npm run e2e).
const ROOT = resolvePath('..');
const PROGRAM = join(ROOT, 'build/release/samsyn');
// Debian's faketime: a fortnight passes for a program without waiting.
const FAKE_TIME = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketimeMT.so.1`;

export class Town {
  private server: ChildProcess | undefined;
  private ahead = 0;

  private constructor(private readonly folder: string, private readonly ports: [number, number], readonly password: string) {}

  /** A municipality with its rounds open and no report in them, after so many years of rounds. Everybody has the same
      password. Its clock goes `ahead` by some seconds. */
  static async build(years = 0, clock: {ahead?: number} = {}): Promise<Town> {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-journey-'));
    const made = execFileSync(PROGRAM, ['demo', '--data', join(folder, 'data'), '--years', String(years), '--seed', '7', '--json'], {cwd: ROOT, encoding: 'utf8'});
    const town = new Town(folder, [await freePort(), await freePort()], (JSON.parse(made) as {password: string}).password);
    await town.start(clock);
    return town;
  }

  /** An installation as its administrator has just made it: one municipality with one account, nothing else. */
  static async found(account: {email: string; name: string}): Promise<Town> {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-journey-'));
    const password = 'ett lösenord att börja med';
    writeFileSync(join(folder, 'password'), `${password}\n`, {mode: 0o600});
    const town = new Town(folder, [await freePort(), await freePort()], password);
    town.run('users', 'add', '--tenant', 'ekkommunen', '--tenant-name', 'Ekkommunen', '--organisation', 'kommunledningen', '--email', account.email,
      '--name', account.name, '--role', 'coordinator,administrator', '--password-file', join(folder, 'password'));
    await town.start();
    return town;
  }

  get address(): string {
    return `http://127.0.0.1:${this.ports[0]}`;
  }

  /** Where the public reads, signed out. */
  get publicAddress(): string {
    return `http://127.0.0.1:${this.ports[1]}`;
  }

  /** The town's own time, which its people's browsers keep too; nothing where it is the machine's. */
  get clock(): Date | undefined {
    return this.ahead ? new Date(Date.now() + this.ahead * 1000) : undefined;
  }

  /** What the public listener shows, as it lies on the disk. */
  get published(): string {
    return join(this.folder, 'data/published/alnefors');
  }

  /** What the program says on the command line, beside the server. */
  run(...words: string[]): string {
    return execFileSync(PROGRAM, [...words, '--data', join(this.folder, 'data')], {cwd: ROOT, encoding: 'utf8'});
  }

  /** Begins to serve; again after stop() with everything that was kept. Its clock goes `ahead` by some seconds. */
  async start({ahead = 0} = {}): Promise<void> {
    this.ahead = ahead;
    const [port, publicPort] = this.ports;
    const words = ['serve', '--data', join(this.folder, 'data'), '--listen', `127.0.0.1:${port}`, '--public-listen', `127.0.0.1:${publicPort}`];
    const clock = ahead ? {LD_PRELOAD: FAKE_TIME, FAKETIME: `${ahead < 0 ? '' : '+'}${Math.ceil(ahead)}`, FAKETIME_DONT_FAKE_MONOTONIC: '1'} : {};
    this.server = spawn(PROGRAM, words, {cwd: ROOT, stdio: 'ignore', env: {...process.env, ...clock}});
    await waitUntilReady(this.address, this.server);
  }

  /** What has left the house, oldest first: to whom, and head and words as they can be read. */
  mails(): {to: string; text: string}[] {
    const folder = join(this.folder, 'data/mail');
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().map((name) => readMail(readFileSync(join(folder, name), 'utf8')));
  }

  async stop(): Promise<void> {
    if (this.server) await ended(this.server);
    this.server = undefined;
  }

  async demolish(): Promise<void> {
    await this.stop();
    rmSync(this.folder, {recursive: true, force: true});
  }
}

function readMail(file: string): {to: string; text: string} {
  const end = file.indexOf('\r\n\r\n');
  const [head, body] = [file.slice(0, end), file.slice(end)];
  const words = /^Content-Transfer-Encoding: base64/im.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body;
  const plainHead = head.replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, coded: string) => Buffer.from(coded, 'base64').toString('utf8'));
  return {to: /^To: .*?([^\s<>]+@[^\s<>]+)/m.exec(head)?.[1] ?? '', text: plainHead + words};
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const port = (probe.address() as {port: number}).port;
      probe.close(() => resolve(port));
    });
  });
}

async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`).then((answer) => answer.ok, () => false);
}

async function waitUntilReady(address: string, server: ChildProcess): Promise<void> {
  const ends = Date.now() + 20_000;
  while (Date.now() < ends && server.exitCode === null) {
    if (await isReady(address)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server did not start: exit ${server.exitCode}`);
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
