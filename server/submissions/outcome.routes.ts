/** The secretariat decides. Mounted on the inbox app behind the session check. */
import { Hono } from 'hono';
import { z } from 'zod';
import { parse } from '../door/parse.ts';
import { readJson } from '../door/read-json.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import { isSealedAnswer, mostAnswers } from '../receipts/kept-answers.ts';
import { outcomeCodes } from '../retention/outcome-codes.ts';
import type { InboxEnv } from '../secretariat/sessions.ts';
import { inboxItem } from './inbox-item.ts';
import {
  type Deciding,
  type SettledMessage,
  type SettleParts,
  settleOutcome,
  undoOutcome,
} from './settle-outcome.ts';

/** An answer at its longest, in base64url, and what stands around it. */
const choiceCeilingBytes = 100_000;
const seen = z.int().min(0);
/** Padded content and its tag, so a size says little; see FORMAT.md section 10. */
const answer = z.strictObject({
  number: z.int().min(1).max(mostAnswers),
  salt: z.string().regex(thirtyTwoBytes),
  sealed: z.string().refine(isSealedAnswer),
});
const choice = z.strictObject({
  outcome: z.enum(outcomeCodes),
  reason: z.string().max(40).default(''),
  answer: answer.optional(),
  seen,
});
const sight = z.strictObject({ seen });

/**
 * POST /api/submissions/:id/outcomes and …/undo, each answered with the message as it then stands.
 * Refuses `not-allowed`, `malformed`, `not-found`, `outcome-impossible`, `undo-too-late`, `clock-unconfirmed`.
 */
export function outcomeRoutes(parts: SettleParts): Hono<InboxEnv> {
  const routes = new Hono<InboxEnv>();

  routes.post('/api/submissions/:id/outcomes', async (c) => {
    const { seen, ...chosen } = parse(choice, await readJson(c, choiceCeilingBytes));
    const by = deciding(c.req.param('id'), c.get('session'), seen);
    return c.json(itemOf(await settleOutcome(parts, by, chosen)));
  });

  routes.post('/api/submissions/:id/undo', async (c) => {
    const { seen } = parse(sight, await readJson(c));
    return c.json(itemOf(await undoOutcome(parts, deciding(c.req.param('id'), c.get('session'), seen))));
  });

  return routes;
}

function deciding(id: string, { person, site }: InboxEnv['Variables']['session'], seen: number): Deciding {
  return { id, site, actor: person, seen };
}

function itemOf({ row, events, at }: SettledMessage) {
  return inboxItem(row, events, at);
}
