/**
 * A sealed message that came by mail. The mailbox keeps its copy for ever, so the server is asked first whether the
 * message still exists (it writes down who asked); without a clear yes nothing is opened.
 */
import type { InboxItem, MailedAnswer } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import type { MessageContent } from '../envelope/message-content.ts';
import { EnvelopeRefused, parseEnvelope } from '../envelope/parse-envelope.ts';
import { type Context, type Envelope, envelopeCeilingBytes } from '../envelope/wire.ts';
import { type AskServer, faultOf, ServerRefused } from './ask-server.ts';
import { OpenRefused, type ReadingRoom } from './reading-room.ts';

/** `different`: the server keeps a message of this id, but not this one. `silent`: it could not be asked. */
export type MailedFault =
  | 'too-large'
  | 'not-an-envelope'
  | 'other-site'
  | 'not-for-you'
  | 'unknown'
  | 'different'
  | 'silent'
  | 'needs-xwing'
  | 'not-signed-in';

export type MailedOutcome =
  /** `context`: what the opened file is bound to. */
  | { state: 'opened'; context: Context; item: InboxItem; content: MessageContent }
  /** Kept, and opened with a reason only: nothing of the file was. */
  | { state: 'restricted'; context: Context; item: InboxItem }
  /** ISO instant at which it was wiped, where the server says so. */
  | { state: 'wiped'; wiped: string | null }
  | { state: 'refused'; fault: MailedFault };

export interface MailedSurroundings {
  site: string;
  room: ReadingRoom;
  ask: AskServer;
}

/** Reads, checks, asks and opens, in that order. Never throws for what a file or a server can do. */
export async function openMailed(file: File, surroundings: MailedSurroundings): Promise<MailedOutcome> {
  const { site, room, ask } = surroundings;
  const envelope = await readEnvelope(file);
  if ('fault' in envelope) return refused(envelope.fault);
  const { list: _, body, ...header } = envelope;
  const { id } = header.context;
  if (header.context.site !== site) return refused('other-site');
  if (!room.isFor(header)) return refused('not-for-you');
  try {
    const answer = await ask<MailedAnswer>('POST', `/api/submissions/${id}/mailed`, {});
    if (answer.state === 'wiped') return { state: 'wiped', wiped: answer.wiped };
    const { item } = answer;
    if (!item) return refused('unknown');
    // Anyone can seal anything under a known id, and its sender two bodies under one secret; only what the server
    // received is that message.
    if (item.header.commit !== header.commit || answer.body !== (await hashText(body)))
      return refused('different');
    if (answer.state === 'restricted') return { state: 'restricted', context: header.context, item };
    return { state: 'opened', context: header.context, item, content: await room.openBody(header, body) };
  } catch (error) {
    if (error instanceof OpenRefused) return refused(error.code === 'needs-xwing' ? error.code : 'different');
    if (error instanceof ServerRefused && error.code === 'not-signed-in') return refused('not-signed-in');
    if (faultOf(error) === 'not-found') return refused('unknown');
    return refused('silent');
  }
}

async function readEnvelope(file: File): Promise<Envelope | { fault: MailedFault }> {
  if (file.size > envelopeCeilingBytes) return { fault: 'too-large' };
  try {
    return parseEnvelope(JSON.parse(await file.text()));
  } catch (error) {
    return {
      fault: error instanceof EnvelopeRefused && error.code === 'too-large' ? 'too-large' : 'not-an-envelope',
    };
  }
}

function refused(fault: MailedFault): MailedOutcome {
  return { state: 'refused', fault };
}
