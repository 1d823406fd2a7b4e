/** The server as the operator runs it: a process of its own, a port, and a stop that loses nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../server/cli.ts';
import { buildPinned } from './server-house.ts';

const root = new URL('../../', import.meta.url).pathname;
let folder: string;
let environment: NodeJS.ProcessEnv;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-main-'));
  mkdirSync(join(folder, 'sites'));
  writeFileSync(join(folder, 'sites', 'rondom.json'), readFileSync(join(root, 'demo/rondom/site.json')));
  environment = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    SITES_DIR: join(folder, 'sites'),
    LOKET_ORIGIN: 'http://loket.localhost:8787',
    INBOX_ORIGIN: 'http://inbox.localhost:8787',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'loket@privacyloket.example',
    CLOCK: 'host',
    PORT: '0',
  };
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  rmSync(folder, { recursive: true });
});

/** Starts it the way `privacyloket serve` does, on a gate that stands in for the built one. */
async function serve(): Promise<{ child: ChildProcess; port: number; lines: string[] }> {
  const dist = join(folder, 'dist', 'visitor');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'gate.js'), 'PRIVACYLOKET_SETTINGS');
  buildPinned(join(folder, 'dist'), 'pinned = 1;\n');
  const child = spawn(process.execPath, [join(root, 'server/cli.ts'), 'serve'], {
    env: { ...environment, DIST_DIR: join(folder, 'dist') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    lines.push(line);
    if (line.includes('listening')) break;
  }
  child.stderr!.on('data', (chunk) => lines.push(String(chunk)));
  expect(lines.join('\n')).toContain('"listening"');
  return { child, port: JSON.parse(lines.at(-1)!).port, lines };
}

/** One request to a name that only browsers can look up. */
function ask(port: number, host: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, text }));
    });
    asking.on('error', reject).end();
  });
}

describe('privacyloket serve', () => {
  it('answers each origin by its Host on one port, and no other', async () => {
    const { port } = await serve();
    expect((await ask(port, 'loket.localhost:8787', '/rondom.js')).text).toContain('"site":"rondom"');
    expect((await ask(port, 'inbox.localhost:8787', '/api/sessions/current')).status).toBe(401);
    expect((await ask(port, 'elders.example', '/rondom.js')).status).toBe(421);
    expect((await ask(port, `127.0.0.1:${port}`, '/healthz')).status).toBe(200);
  });

  it('finishes what is under way when it is told to stop, and then ends by itself', async () => {
    const { child, port } = await serve();
    const body = JSON.stringify({ site: 'rondom', name: 'Niemand' });
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      'POST /api/sessions/begin HTTP/1.1',
      'Host: inbox.localhost:8787',
      'Origin: http://inbox.localhost:8787',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
      '\r\n',
    ].join('\r\n');
    socket.write(head);
    // "100 Continue": the server has taken the request and waits for its body.
    await once(socket, 'data');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    socket.write(body);
    let answer = '';
    for await (const chunk of socket) answer += chunk;
    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).toContain('"iterations":600000');
    expect(await exited).toEqual([0, null]);
  });

  it('does not start on settings with a fault, and says which', async () => {
    const child = spawn(process.execPath, [join(root, 'server/cli.ts'), 'serve'], {
      env: { ...environment, MAIL_FROM: 'niemand' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running.push(child);
    let said = '';
    child.stderr!.on('data', (chunk) => {
      said += chunk;
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(said.trim()).toBe('MAIL_FROM must be a mail address');
  });
});

describe('the operator’s commands', () => {
  async function told(...words: string[]): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    Object.assign(process.env, environment);
    return { code: await run(words, (line) => lines.push(line)), lines };
  }

  it('check a settings document', async () => {
    expect(await told('site', 'check', join(root, 'demo/rondom/site.json'))).toEqual({
      code: 0,
      lines: ['In orde.'],
    });
    const wrong = join(folder, 'wrong.json');
    writeFileSync(
      wrong,
      readFileSync(join(root, 'demo/rondom/site.json'), 'utf8').replace('"hours"', '"hour"'),
    );
    expect(await told('site', 'check', wrong)).toEqual({
      code: 1,
      lines: ['hours: ontbreekt; is verplicht', 'hour: deze naam bestaat niet; bedoelt u "hours"?'],
    });
  });

  it('say so of a settings document that is not there', async () => {
    const nowhere = join(folder, 'nowhere.json');
    expect(await told('site', 'check', nowhere)).toEqual({
      code: 1,
      lines: [`${nowhere}: dit bestand is er niet`],
    });
  });

  it('print a link for one enrolment, another each time', async () => {
    const first = await told('enrol', 'rondom');
    expect(first).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^http:\/\/inbox\.localhost:8787\/#aanmelden=[\w-]{43}$/)],
    });
    expect((await told('enrol', 'rondom')).lines).not.toEqual(first.lines);
    expect((await told('enrol', 'onbekend')).code).toBe(1);
  });

  it('verify the register', async () => {
    expect(await told('register', 'verify')).toEqual({ code: 1, lines: [] });
    await told('enrol', 'rondom');
    expect(await told('register', 'verify')).toEqual({ code: 0, lines: [] });
  });

  it('explain themselves', async () => {
    const { code, lines } = await told('iets', 'anders');
    expect(code).toBe(2);
    expect(lines[0]).toContain('privacyloket site check <file>');
  });
});
