/** The registers of incidents and disclosures. Mounted on the inbox app behind the session check. */
import { Hono } from 'hono';
import { z } from 'zod';
import {
  books,
  consentWays,
  disclosureGrounds,
  incidentKinds,
  notReported,
  notToldDisclosure,
  notToldIncident,
} from '../../widget/envelope/logbook-facts.ts';
import { envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Sites } from '../sites/load-sites.ts';
import { listEntries, readEntry } from './read-logbook.ts';
import { type LogbookParts, writeEntry } from './write-entry.ts';

const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const instant = z.iso.datetime();
const day = z.iso.date();
const written = { number: z.int().min(1).max(1000), envelope: z.unknown() };

const incident = z.strictObject({
  kind: z.enum(incidentKinds),
  known: instant,
  reported: instant.nullable(),
  late: z.boolean(),
  notReported: z.enum(notReported).nullable(),
  told: day.nullable(),
  notTold: z.enum(notToldIncident).nullable(),
  evaluateOn: day.nullable(),
  evaluated: day.nullable(),
  closed: z.boolean(),
});
const disclosure = z.strictObject({
  given: day,
  ground: z.enum(disclosureGrounds),
  consent: z.enum(consentWays),
  told: day.nullable(),
  notTold: z.enum(notToldDisclosure).nullable(),
  message: id.nullable(),
});
const entry = z.discriminatedUnion('book', [
  z.strictObject({ book: z.literal('incident'), facts: incident, ...written }),
  z.strictObject({ book: z.literal('disclosure'), facts: disclosure, ...written }),
]);
const page = z.strictObject({ book: z.enum(books), before: z.int().min(1).optional() });
const nothing = z.strictObject({});
const copied = z.strictObject({
  what: z.enum(['incident', 'disclosure', 'message', 'person']),
  format: z.enum(['csv', 'json', 'text', 'print']),
  count: z.int().min(1).max(100_000),
  about: id.nullable(),
});

/** POST /api/logbook, …/list, …/:id/read, and /api/exports. Refuse `not-allowed`, `malformed` and as their rooms say. */
export function logbookRoutes(parts: LogbookParts & { sites: Sites }): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/api/logbook', async (c) => {
    const session = c.get('session');
    const settings = parts.sites.get(session.site);
    if (!settings) throw new Refused('unknown-site');
    const { envelope, ...rest } = parse(entry, await readJson(c, envelopeCeilingBytes));
    return c.json(await writeEntry(parts, session, settings, { ...rest, envelope }), 201);
  });

  routes.post('/api/logbook/list', async (c) => {
    const { book, before } = parse(page, await readJson(c));
    return c.json(await listEntries(parts.store, c.get('session'), { book, before, now: parts.clock.now() }));
  });

  routes.post('/api/logbook/:id/read', async (c) => {
    parse(nothing, await readJson(c));
    const entryId = parse(id, c.req.param('id'));
    return c.json(await readEntry(parts.store, c.get('session'), entryId, parts.clock.now()));
  });

  /** A copy leaves the inbox as a file or on paper: written down before the browser makes it (promise 8). */
  routes.post('/api/exports', async (c) => {
    const { site, person } = c.get('session');
    const { what, format, count, about } = parse(copied, await readJson(c));
    const line = { site, at: parts.clock.now(), actor: person, event: 'exported' as const };
    await parts.store.db
      .transaction()
      .execute((trx) =>
        appendLine(trx, { ...line, submission: about, detail: `${what}:${count} ${format}` }),
      );
    return c.body(null, 204);
  });

  return routes;
}
