/** A mailed copy is the message that the server keeps, or it is not opened: told by the sealed text, not by its key. */
import { beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '../../../widget/envelope/hash.ts';
import type { Envelope } from '../../../widget/envelope/wire.ts';
import { openMailed } from '../../../widget/inbox/mailed-file.ts';
import type { ReadingRoom } from '../../../widget/inbox/reading-room.ts';
import { sampleEnvelope, sampleSite } from '../envelope/sample-site.ts';

let envelope: Envelope;
beforeAll(async () => {
  envelope = await sampleEnvelope(await sampleSite(), 'p256');
});

/** The inbox opens the copy, where the server says that it keeps a message with this body under the same header. */
async function opened(keptBody: string) {
  const { list: _, body: __, ...header } = envelope;
  const answer = { state: 'kept', wiped: null, item: { header }, body: await hashText(keptBody) };
  const room = { isFor: () => true, openBody: async () => ({ answers: [] }) } as unknown as ReadingRoom;
  const file = new File([JSON.stringify(envelope)], 'bericht.privacyloket');
  const { site } = envelope.context;
  return openMailed(file, { site, room, ask: async () => answer as never });
}

describe('openMailed', () => {
  it('opens the copy of what is kept', async () => {
    expect((await opened(envelope.body)).state).toBe('opened');
  });

  // The commitment fixes the secret alone: a sender can seal two texts under it, post one and mail the other.
  it('refuses another body, also under the same commitment', async () => {
    expect(await opened(`${envelope.body.slice(0, -4)}AAAA`)).toEqual({
      state: 'refused',
      fault: 'different',
    });
  });
});
