/** `privacyloket site list`: how each site is, read beside a server that runs. No name, no content. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteListCommand } from '../../../server/operate/site-list-command.ts';
import type { SiteState } from '../../../server/operate/site-state.ts';
import { siteMap } from '../../../server/sites/load-sites.ts';
import { enrolled, type OpenSite, openSite } from '../inbox-person.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
let house: House;
let site: OpenSite;
beforeAll(async () => {
  house = await openHouse();
  site = await openSite(house);
  await enrolled(house, 'welzijn', 'Zonder-lijst');
});
afterAll(() => house.close());

async function listed(asJson = false, now = house.now()): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await siteListCommand({
    dataDir: `${house.dataDir}/data`,
    sites: siteMap(house.sites),
    asJson,
    print: (line) => lines.push(line),
    now,
  });
  return { code, lines };
}
async function state(id: string): Promise<SiteState> {
  const [line] = (await listed(true)).lines;
  return (JSON.parse(line!) as SiteState[]).find((each) => each.site === id)!;
}

it('says of each site whether its form is open and how many can read', async () => {
  expect(await state('rondom')).toMatchObject({
    form: 'open',
    readers: 1,
    oldestUnreadDays: null,
    unread: 0,
  });
  expect(await state('welzijn')).toMatchObject({ form: 'unsigned', readers: 0 });
  const { code, lines } = await listed();
  expect(code).toBe(1);
  expect(lines[0]).toMatch(/^site +form +readers +oldest unread +mail +sweep +script seen$/);
  expect(lines[1]).toMatch(/^rondom +open +1 +- /);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}! The form is closed: nobody has published/));
  expect(lines).toContainEqual('  ! Only one person can read. Enrol a second one.');
});

it('says how long the oldest waits unread, what mail waits and why, and when the sweep came round', async () => {
  await house.services.mail.stop();
  const post = await sealedPost(site.signed);
  expect((await house.visit('/s/rondom/submissions', postOf(post))).status).toBe(201);
  house.services.store.sqlite.prepare("update mail set attempts = 3, fault = 'unreachable'").run();
  await house.services.sweep.run();
  house.setTime(start + 8 * dayMs);
  expect(await state('rondom')).toMatchObject({
    oldestUnreadDays: 8,
    unread: 1,
    mail: { waiting: 1, fault: 'unreachable', lastTold: null },
    sweep: new Date(start).toISOString(),
  });
  const { lines } = await listed();
  expect(lines).toContain('  ! A message has waited unread for 8 days. Call the practice.');
  expect(lines).toContain('  ! Mail is not taken (unreachable). Look at SMTP_URL and at the mail server.');
  expect(lines.join('\n')).toContain('The last sweep is more than two days ago.');
});

it('says which script showed the banner to the newest visitor who chose', async () => {
  const versions = house.services.store.sqlite
    .prepare(
      "select version, script from banner_version where site = 'rondom' and script not like 'pinned:%'",
    )
    .all() as { version: string; script: string }[];
  const proof = { proof: 'A'.repeat(22), choices: {}, asked: {}, source: 'banner', language: 'nl' };
  const answer = await house.visit('/s/rondom/consents', { ...proof, version: versions[0]!.version });
  expect(answer.status).toBe(204);
  expect((await state('rondom')).script).toEqual({
    kind: 'server',
    hash: versions[0]!.script.slice(0, 8),
    seen: new Date(house.now()).toISOString(),
  });
});

it('says that a list of readers is too old, and that nobody can read any more', async () => {
  house.services.store.sqlite.prepare('update person set ready_at = null').run();
  expect((await listed()).lines.join('\n')).toContain('Messages come in and nobody can read them');
  const { lines } = await listed(false, start + 800 * dayMs);
  expect(lines.join('\n')).toContain('The form is closed: the list of readers is too old.');
});

it('names nobody and no message', async () => {
  const text = [...(await listed(true)).lines, ...(await listed()).lines].join('\n');
  for (const secret of ['Anna', site.person.id, 'aanmelding', '@']) expect(text).not.toContain(secret);
});
