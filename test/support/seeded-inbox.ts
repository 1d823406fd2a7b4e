/** Many messages as visitors would have left them: each sealed, then put in the file together. */

import { drawMessageId } from '../../widget/envelope/context.ts';
import { hashText } from '../../widget/envelope/hash.ts';
import { readersOf, strongestSuite } from '../../widget/envelope/readers.ts';
import { seal } from '../../widget/envelope/seal.ts';
import type { SiteStatement } from '../../widget/envelope/site-statement.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { publishedStatement } from '../widget/inbox/inbox.harness.ts';
import type { Demo } from './demo-house.ts';

const first = ['Anna', 'Bram', 'Chantal', 'Dirk', 'Éva', 'Femke', 'Gürkan', 'Hanna', 'Ibrahim', 'Jolanda'];
const last = ['de Vries', 'Jansen', 'Bakker', 'Yılmaz', 'van den Berg', 'Kowalska', 'Smit', 'El Amrani'];
const asks = ['Ik zoek hulp in huis.', 'Mijn moeder vergeet veel.', 'Wij willen graag een gesprek.'];
/** The newest came just now, each next one five minutes before it. */
const apartMs = 300_000;
const atOnce = 50;

/** Fills the inbox of `rondom`, and answers with the newest envelope. */
export async function seedInbox({ services, origins }: Demo, count: number): Promise<Envelope> {
  const { statement: text } = await publishedStatement({ services, origins } as Demo, 'rondom');
  const statement = JSON.parse(text) as SiteStatement;
  const form = 'aanmelding';
  const { definition } = statement.forms[form]!;
  const readers = readersOf(statement, form);
  const suite = strongestSuite(readers);
  const [definitionHash, statementHash] = await Promise.all([
    hashText(JSON.stringify(definition)),
    hashText(text),
  ]);
  const rules = JSON.stringify(services.sites.get('rondom')!.retention);
  const sealed = (number: number) => {
    const name = `${first[number % first.length]} ${last[number % last.length]} ${number}`;
    const answers = [
      { field: 'hulpvraag', label: 'Korte hulpvraag', kind: 'longtext', value: 'Hulp. '.repeat(90) },
    ];
    return seal({
      content: { language: 'nl', form: definition.title, answers },
      list: { name, kind: definition.kind, first: asks[number % asks.length]! },
      context: {
        site: 'rondom',
        form,
        definition: definitionHash,
        id: drawMessageId(),
        statement: statement.version,
        statementHash,
      },
      suite,
      readers,
    });
  };
  const now = services.clock.now();
  let newest: Envelope | undefined;
  for (let from = 0; from < count; from += atOnce) {
    const size = Math.min(atOnce, count - from);
    const envelopes = await Promise.all(Array.from({ length: size }, (_, index) => sealed(from + index)));
    newest ??= envelopes[0];
    await services.store.db
      .insertInto('submission')
      .values(
        envelopes.map(({ list, body, ...header }, index) => ({
          id: header.context.id,
          site: 'rondom',
          form,
          kind: definition.kind,
          suite,
          header: JSON.stringify(header),
          list,
          body,
          receipt: header.context.id,
          received_at: now - (from + index + 1) * apartMs,
          rules,
          wipes_at: null,
          first_read_at: null,
        })),
      )
      .execute();
  }
  return newest!;
}
