/** The state machine with real seals and a server that is played: every way a message can go. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { ContactSubmission, type SubmissionEffects } from '../../../widget/contact/contact-submission.ts';
import { FormClosed, type OpenForm } from '../../../widget/contact/load-form.ts';
import { whatChanged } from '../../../widget/contact/trouble.ts';
import type { Waiting } from '../../../widget/delivery/outbox.ts';
import type { PostAnswer } from '../../../widget/delivery/post.ts';
import { openBody, openList, openSecret } from '../../../widget/envelope/open.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import type { SigningKey } from '../../../widget/envelope/signing-key.ts';
import { verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import { parseReceiptCode } from '../../../widget/receipt/read-receipt-code.ts';
import { receiptHash } from '../../../widget/receipt/receipt-code.ts';
import { newSigningKey, now, type Person, settings, somebody } from '../envelope/sample-site.ts';
import { definition, typed } from './sample-form.ts';

let anna: Person;
let bram: Person;
let sheet: Person;
let root: SigningKey;

beforeAll(async () => {
  [anna, bram, sheet, root] = await Promise.all([
    somebody('anna'),
    somebody('bram'),
    somebody('recovery'),
    newSigningKey(),
  ]);
});

async function openForm(version: number, people: Person[], form: FormDefinition): Promise<OpenForm> {
  const readers = [...people, sheet].map(({ reader }) => reader);
  const forms = { aanmelding: { readers: readers.map(({ person }) => person), definition: form } };
  const draft = { site: 'rondom', version, spareRoot: 's'.repeat(43), readers, forms, settings };
  const signed = await signStatement(draft, root, { now });
  const pins = [root.fingerprint];
  const verified = await verifyStatement(signed, { site: 'rondom', pins, minimumVersion: 1, now });
  return {
    id: 'aanmelding',
    definition: verified.statement.forms.aanmelding!.definition,
    readers: readersOf(verified.statement, 'aanmelding'),
    people: people.length,
    suite: 'p256',
    groupView: undefined,
    verified,
  };
}

interface Play {
  forms: (OpenForm | FormClosed)[];
  answers?: PostAnswer[];
}

/** A submission in a played world, with the states it went through. */
async function play({ forms, answers = [] }: Play) {
  const posted: Waiting[] = [];
  const states: string[] = [];
  const effects: SubmissionEffects = {
    load: async () => {
      const next = forms.length > 1 ? forms.shift()! : forms[0]!;
      if (next instanceof FormClosed) throw next;
      return next;
    },
    files: () => Promise.reject(new Error('this form asks for none')),
    route: () => Promise.reject(new Error('this form is for no complaint')),
    post: async (waiting) => {
      posted.push(waiting);
      const { id } = waiting.envelope.context;
      return (
        answers.shift() ?? {
          is: 'accepted',
          accepted: { id, received: '2026-03-02T09:00:00Z', wipes: '2026-03-30T08:00:00Z' },
        }
      );
    },
    outbox: { put: async () => true, remove: async () => {} },
    pause: async () => {},
    now: () => now,
  };
  const submission = new ContactSubmission(effects, { language: 'nl' }, () => {
    if (submission.state.at !== states.at(-1)) states.push(submission.state.at);
  });
  await submission.load('aanmelding');
  return { submission, posted, states };
}

function fill(submission: ContactSubmission, changes: Record<string, string> = {}): void {
  for (const [input, value] of typed(changes)) submission.type(input, value);
}

describe('ContactSubmission', () => {
  it('goes from loading to sent, and forgets what was typed only then', async () => {
    const { submission, posted, states } = await play({ forms: [await openForm(1, [anna], definition)] });
    fill(submission);
    submission.review();
    expect(submission.values.size).toBeGreaterThan(0);
    await submission.send();
    expect(states).toEqual(['loading', 'filling', 'review', 'sending', 'sent']);
    expect(submission.values.size).toBe(0);
    expect(posted.length).toBe(1);
  });

  it('seals what was typed for the readers of the statement', async () => {
    const { submission, posted } = await play({ forms: [await openForm(1, [anna, bram], definition)] });
    fill(submission);
    submission.review();
    await submission.send();
    const { envelope, receipt } = posted[0]!;
    const { list, body, ...header } = envelope;
    expect(envelope.context).toMatchObject({ site: 'rondom', form: 'aanmelding', statement: 1 });
    expect(receipt).toBe(await receiptHash(parseReceiptCode(submission.code)!));
    for (const person of [anna, bram, sheet]) {
      const secret = await openSecret(header, person.keys);
      expect(await openList(secret, list)).toEqual({
        name: 'Zoë de Vries',
        kind: 'aanmelding',
        first: 'Ik zoek begeleiding.',
      });
      const { answers } = await openBody(secret, body);
      expect(answers.at(-1)!.value).toBe('Ik zoek begeleiding.\nLiefst in de ochtend.');
    }
    expect(JSON.stringify(posted[0])).not.toContain('begeleiding');
  });

  it('stays with the faults until they are repaired, one by one', async () => {
    const { submission } = await play({ forms: [await openForm(1, [anna], definition)] });
    fill(submission, { naam: '', vraag: '' });
    expect(submission.review()).toBe(false);
    const inputs = () =>
      submission.state.at === 'filling' ? submission.state.faults.map(({ input }) => input) : null;
    expect(inputs()).toEqual(['naam', 'vraag']);
    submission.type('naam', 'Zoë');
    expect(inputs()).toEqual(['vraag']);
    submission.type('vraag', 'Hulp');
    expect(inputs()).toEqual([]);
    expect(submission.review()).toBe(true);
  });

  it('does not complain about a question before the visitor has asked to go on', async () => {
    const { submission } = await play({ forms: [await openForm(1, [anna], definition)] });
    submission.type('email', 'zoe');
    expect(submission.state).toEqual({ at: 'filling', faults: [], step: -1 });
  });

  it('keeps the receipt code when the visitor goes back and forth', async () => {
    const { submission } = await play({ forms: [await openForm(1, [anna], definition)] });
    fill(submission);
    submission.review();
    const { code } = submission;
    submission.edit();
    submission.review();
    expect(submission.code).toBe(code);
    expect(parseReceiptCode(code)).not.toBe(null);
  });

  it('waits without a connection and is sent when it returns', async () => {
    const later: PostAnswer = { is: 'later', afterMs: null };
    const { submission, states, posted } = await play({
      forms: [await openForm(1, [anna], definition)],
      answers: [later, later],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(states.slice(2)).toEqual(['review', 'sending', 'waiting', 'sent']);
    expect(new Set(posted.map(({ envelope }) => JSON.stringify(envelope))).size).toBe(1);
  });

  it('sends once, however often the button is pressed', async () => {
    const { submission, posted } = await play({ forms: [await openForm(1, [anna], definition)] });
    fill(submission);
    submission.review();
    await Promise.all([submission.send(), submission.send()]);
    await submission.send();
    expect(posted.length).toBe(1);
  });

  it('seals again under the same id when only the readers changed', async () => {
    const { submission, posted } = await play({
      forms: [await openForm(1, [anna], definition), await openForm(2, [anna, bram], definition)],
      answers: [{ is: 'outdated' }],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(submission.state.at).toBe('sent');
    expect(posted.map(({ envelope }) => envelope.context.statement)).toEqual([1, 2]);
    expect(posted.map(({ envelope }) => envelope.recipients.length)).toEqual([2, 3]);
    expect(posted[1]!.envelope.context.id).toBe(posted[0]!.envelope.context.id);
    expect(posted[1]!.receipt).toBe(posted[0]!.receipt);
  });

  it('shows what changed, with the answers still there, when the questions changed', async () => {
    const changed = {
      ...definition,
      fields: definition.fields.map((field) =>
        field.id === 'vraag' ? { ...field, label: 'Waar zoekt u hulp bij?' } : field,
      ),
    };
    const { submission, posted } = await play({
      forms: [await openForm(1, [anna], definition), await openForm(2, [anna], changed)],
      answers: [{ is: 'outdated' }],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(submission.state).toEqual({ at: 'filling', faults: [], step: -1, before: definition });
    expect(whatChanged(definition, submission.form!.definition)).toEqual(['Waar zoekt u hulp bij?']);
    expect(submission.values.get('vraag')).toContain('Ik zoek begeleiding.');
    expect(posted.length).toBe(1);
  });

  it('stops when the server calls the newest statement outdated', async () => {
    const { submission, posted } = await play({
      forms: [await openForm(1, [anna], definition)],
      answers: [{ is: 'outdated' }],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(submission.state).toEqual({ at: 'refused', why: 'other' });
    expect(posted.length).toBe(1);
  });

  it.each([
    ['expired', 'closed'],
    ['offline', 'other'],
  ] as const)('keeps the answers when the new statement is %s', async (code, why) => {
    const { submission } = await play({
      forms: [await openForm(1, [anna], definition), new FormClosed(code)],
      answers: [{ is: 'outdated' }],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(submission.state).toEqual({ at: 'refused', why });
    expect(submission.values.size).toBeGreaterThan(0);
  });

  it.each(['storage-full', 'too-large', 'malformed', 'unknown-form', 'id-taken'])(
    'keeps the answers after %s, and can try again',
    async (code) => {
      const { submission } = await play({
        forms: [await openForm(1, [anna], definition)],
        answers: [{ is: 'refused', code }],
      });
      fill(submission);
      submission.review();
      await submission.send();
      expect(submission.state).toEqual({ at: 'refused', why: code });
      expect(submission.values.get('naam')).toBe('Zoë de Vries');
      await submission.send();
      expect(submission.state.at).toBe('sent');
    },
  );

  it('refuses a message that no envelope can hold before anything is posted', async () => {
    const long = {
      ...definition,
      fields: definition.fields.map((field) =>
        field.kind === 'longtext' ? { ...field, maxLength: 400_000 } : field,
      ),
    };
    const { submission, posted } = await play({ forms: [await openForm(1, [anna], long)] });
    fill(submission, { vraag: 'x'.repeat(300_000) });
    submission.review();
    await submission.send();
    expect(submission.state).toEqual({ at: 'refused', why: 'too-large' });
    expect(posted.length).toBe(0);
    expect(submission.values.get('vraag')!.length).toBe(300_000);
  });

  it('shows that a message was wiped, when it comes too late', async () => {
    const { submission } = await play({
      forms: [await openForm(1, [anna], definition)],
      answers: [{ is: 'wiped', wiped: '2026-03-03T10:00:00Z' }],
    });
    fill(submission);
    submission.review();
    await submission.send();
    expect(submission.state).toEqual({ at: 'wiped', when: '2026-03-03T10:00:00Z' });
  });

  it('closes with the reason, and opens when it is tried again', async () => {
    const { submission } = await play({
      forms: [new FormClosed('offline'), await openForm(1, [anna], definition)],
    });
    expect(submission.state).toEqual({ at: 'closed', why: 'offline' });
    await submission.load('aanmelding');
    expect(submission.state.at).toBe('filling');
  });
});
