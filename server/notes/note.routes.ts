/** Notes, labels and who takes a message up. Mounted on the inbox app behind the session check. */
import { Hono } from 'hono';
import { z } from 'zod';
import { noteKinds } from '../../widget/envelope/note-content.ts';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { appendLine } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { NotesAnswer } from '../secretariat/inbox-api.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { gone } from '../submissions/read-submissions.ts';
import { openingDetail, openReasons } from '../submissions/restricted.ts';
import { isSealedNote, keepNote, mostNotes, noteAt, notesOf } from './kept-notes.ts';

/** A text at its longest, in base64url, and what stands around it. */
const noteCeilingBytes = 24_000;
const submissionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const note = z
  .strictObject({
    kind: z.enum(noteKinds),
    number: z.int().min(1).max(mostNotes),
    iv: base64url,
    sealed: base64url,
    reason: z.enum(openReasons).optional(),
  })
  .refine(({ kind, iv, sealed }) => isSealedNote(kind, { iv, sealed }));

export interface NoteParts {
  store: Pick<Store, 'db'>;
  clock: Pick<TrustedClock, 'stamp'>;
}

/**
 * POST /api/submissions/:id/notes -> 201 with all of that message, so that a colleague's are seen at once. The line
 * "noted" is in the same commit. An exact repeat leaves no second line, so it gets that note and
 * nothing that came later.
 * Refuses `malformed`, `wiped`, `not-found`, `restricted` (as reading does), `id-taken`, `notes-full`, `clock-unconfirmed`.
 */
export function noteRoutes({ store, clock }: NoteParts): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/api/submissions/:id/notes', async (c) => {
    const { reason, ...sealed } = parse(note, await readJson(c, noteCeilingBytes));
    const id = parse(submissionId, c.req.param('id'));
    const { site, person } = c.get('session');
    const notes = await store.db.transaction().execute(async (trx) => {
      const at = clock.stamp();
      const row = await trx
        .selectFrom('submission')
        .select(['id', 'kind', 'received_at', 'rules'])
        .where('id', '=', id)
        .where('site', '=', site)
        .where(visibleAt(at))
        .executeTakeFirst();
      if (!row) throw await gone({ db: trx }, site, id);
      const why = await openingDetail(trx, row, { reason, now: at });
      const own = { ...sealed, author: person };
      if (!(await keepNote(trx, { submission: id, at }, own))) return [await noteAt(trx, id, own)];
      const detail = [`${sealed.kind}:${sealed.number}`, why].filter(Boolean).join(' ');
      await appendLine(trx, { site, at, actor: person, event: 'noted', submission: id, detail });
      return notesOf(trx, id);
    });
    return c.json({ notes } satisfies NotesAnswer, 201);
  });

  return routes;
}
