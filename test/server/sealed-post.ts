/** A message as a visitor's browser would post it: really sealed, to the readers of a published statement. */
import { createHash, randomBytes } from 'node:crypto';
import type { Post } from '../../server/submissions/intake-api.ts';
import { hashText } from '../../widget/envelope/hash.ts';
import { readersOf } from '../../widget/envelope/readers.ts';
import { type Message, seal } from '../../widget/envelope/seal.ts';
import type { SignedStatement, SiteStatement } from '../../widget/envelope/site-statement.ts';
import type { Suite } from '../../widget/envelope/wire.ts';

/** Never stands in anything that the server keeps. */
export const secretText = 'Mijn-moeder-valt-vaak-7261';

type Attach = NonNullable<Message['attach']>;

export interface SealedPost extends Post {
  /** What the visitor keeps: the key that asks for the state. */
  receiptKey: string;
}

/** Seals a message for a form. */
export async function sealedPost(
  signed: SignedStatement,
  {
    form = 'aanmelding',
    suite = 'p256' as Suite,
    id = randomBytes(16).toString('base64url'),
    attach = undefined as Attach | undefined,
  } = {},
): Promise<SealedPost> {
  const statement = JSON.parse(signed.statement) as SiteStatement;
  const { definition } = statement.forms[form]!;
  const answers = [{ field: 'vraag', label: 'Uw vraag', kind: 'longtext', value: secretText }];
  const envelope = await seal({
    content: { language: 'nl', form: definition.title, answers },
    list: { name: 'Mevrouw De Wit', kind: definition.kind, first: secretText },
    context: {
      site: statement.site,
      form,
      definition: await hashText(JSON.stringify(definition)),
      id,
      statement: statement.version,
      statementHash: await hashText(signed.statement),
    },
    suite,
    readers: readersOf(statement, form),
    attach,
  });
  const key = randomBytes(32);
  const receipt = createHash('sha256').update(key).digest('base64url');
  return { envelope, receipt, receiptKey: key.toString('base64url') };
}

/** What is posted of it. */
export function postOf({ envelope, receipt, ticket }: SealedPost): Post {
  return { envelope, receipt, ...(ticket !== undefined && { ticket }) };
}
