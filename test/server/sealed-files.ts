/** Files of a message as a visitor's browser would bring them: a ticket, sealed chunks, and then the message. */
import { randomBytes } from 'node:crypto';
import type { UploadTicket } from '../../server/submissions/intake-api.ts';
import { paddedFile } from '../../widget/envelope/file-sizes.ts';
import type { AttachedFile } from '../../widget/envelope/message-content.ts';
import { sealFile } from '../../widget/envelope/seal-file.ts';
import type { SignedStatement } from '../../widget/envelope/site-statement.ts';
import { sampleFile } from '../vectors/sample-file.ts';
import { type SealedPost, sealedPost } from './sealed-post.ts';
import { type House, loketOrigin, rondomOrigin } from './server-house.ts';

export const uploads = '/s/rondom/uploads';

/** One sealed chunk, ready to be brought. */
export interface Part {
  part: string;
  sealed: Uint8Array<ArrayBuffer>;
}

export interface SealedUpload extends SealedPost {
  parts: Part[];
  /** Lengths of the files before padding. */
  lengths: number[];
}

/** Seals a message with files of these lengths; nothing is brought yet. */
export async function sealedUpload(
  signed: SignedStatement,
  lengths: number[],
  id: string = randomBytes(16).toString('base64url'),
): Promise<SealedUpload> {
  const parts: Part[] = [];
  const post = await sealedPost(signed, {
    id,
    async attach(secret) {
      const entries: AttachedFile[] = [];
      for (const [file, length] of lengths.entries()) {
        const sealing = sealFile(secret, file, new Blob([sampleFile(length)]));
        let next = await sealing.next();
        for (; !next.done; next = await sealing.next())
          parts.push({ part: `${file}/${next.value.number}`, sealed: next.value.sealed });
        entries.push({ field: 'besluit', name: `besluit ${file}.pdf`, type: 'pdf', ...next.value });
      }
      return entries;
    },
  });
  return { ...post, parts, lengths };
}

/** Asks for a ticket for it. */
export function askTicket(house: House, { envelope, lengths }: SealedUpload): Promise<Response> {
  const { id, form } = envelope.context;
  return house.visit(uploads, { form, id, files: lengths.map(paddedFile) });
}

/** A PUT or DELETE of a visitor's browser. */
export async function bring(
  house: House,
  ticket: string,
  { part, sealed }: Part,
  headers: Record<string, string> = {},
): Promise<Response> {
  return house.services.loket.request(loketOrigin + uploads, {
    method: 'PUT',
    body: sealed,
    headers: {
      origin: rondomOrigin,
      'content-type': 'application/octet-stream',
      'upload-ticket': ticket,
      'upload-part': part,
      ...headers,
    },
  });
}

/** A message whose files have all been brought, with its ticket. */
export async function broughtUpload(
  house: House,
  signed: SignedStatement,
  lengths: number[],
): Promise<SealedUpload> {
  const upload = await sealedUpload(signed, lengths);
  const { ticket } = (await (await askTicket(house, upload)).json()) as UploadTicket;
  for (const part of upload.parts) {
    const { status } = await bring(house, ticket, part);
    if (status !== 204) throw new Error(`a chunk was answered ${status}`);
  }
  return { ...upload, ticket };
}
