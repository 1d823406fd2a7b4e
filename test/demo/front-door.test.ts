import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../../demo/front-door.ts';

let door: FrontDoor | undefined;
let other: Server | undefined;

afterEach(async () => {
  await door?.close();
  other?.close();
  door = other = undefined;
});

/** Node knows no names under .localhost, so the name goes in the header, as a browser sends it. */
function ask(port: number, host: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers: { host } }, async (answer) => {
      const text = Buffer.concat(await Array.fromAsync(answer)).toString();
      resolve({ status: answer.statusCode!, text });
    })
      .on('error', reject)
      .end();
  });
}

describe('the front door', () => {
  it('hands each name to its own part', async () => {
    door = await openFrontDoor(0, false);
    door.open('rondom', () => new Response('website'));
    door.open('inbox', () => new Response('inbox'));
    const { port, origins } = door;
    expect(origins.rondom).toBe(`http://rondom.localhost:${port}`);
    expect(await ask(port, `rondom.localhost:${port}`)).toEqual({ status: 200, text: 'website' });
    expect(await ask(port, `INBOX.localhost:${port}`)).toEqual({ status: 200, text: 'inbox' });
  });

  it('says so while a part is still being built', async () => {
    door = await openFrontDoor(0, false);
    expect((await ask(door.port, `loket.localhost:${door.port}`)).status).toBe(503);
  });

  it.each(['elsewhere.example', 'rondom.localhost.example', 'localhost'])(
    'answers nothing for %s, so no other name can point here',
    async (host) => {
      door = await openFrontDoor(0, false);
      expect((await ask(door.port, host)).status).toBe(404);
    },
  );

  it('gives each part a port of its own where names are not known', async () => {
    door = await openFrontDoor(0, true);
    door.open('balans', () => new Response('website'));
    const { balans } = door.origins;
    expect(new Set(Object.values(door.origins)).size).toBe(9);
    expect(new URL(balans).hostname).toBe('localhost');
    const { port, host } = new URL(balans);
    expect(await ask(Number(port), host)).toEqual({ status: 200, text: 'website' });
  });

  it('says which port is taken and what to do', async () => {
    other = createServer();
    await new Promise<void>((resolve) => other!.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    await expect(openFrontDoor(port, false)).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(`PORT=${port + 100} npm start`),
    });
  });
});
