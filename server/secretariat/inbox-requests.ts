/** What the inbox may send, parsed strictly before anything else looks at it; the types are in inbox-api.ts. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { namePattern } from '../../widget/envelope/wire.ts';
import { secrecyVersion } from '../../widget/words/secrecy.ts';
import type { PersonKeys } from './inbox-api.ts';

const siteName = z.string().regex(namePattern);
/**
 * As it is shown and typed; compared without regard to case. Nothing in it that can't be seen or that turns the rest
 * round: it would make two names look like one.
 */
const personName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]*$/u)
  .transform((name) => name.normalize('NFC'));
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** Base64url of a number of bytes, in its one canonical form. */
const bytes = (length: number) =>
  base64url.refine((text) => {
    const decoded = Buffer.from(text, 'base64url');
    return decoded.length === length && decoded.toString('base64url') === text;
  });
/** Browser and server may be a moment apart; what it is worth is the clock's own decision. */
const clock = z.number().min(0).max(8.64e15);

const publicKey = (length: number) =>
  z
    .strictObject({ id: bytes(32), public: bytes(length) })
    .refine(
      ({ id, public: serialised }) =>
        createHash('sha256').update(Buffer.from(serialised, 'base64url')).digest('base64url') === id,
    );

/** Serialised as HPKE does: a P-256 point of 65 bytes, an X-Wing key of 1216. */
const personKeys: z.ZodType<PersonKeys> = z
  .strictObject({ p256: publicKey(65), xwing: publicKey(1216).optional() })
  .transform(({ p256, xwing }) => (xwing ? { p256, xwing } : { p256 }));

const token = base64url.min(16).max(128);

/** A passphrase, as the server knows it. */
const signIn = z.strictObject({
  salt: base64url.min(22).max(86),
  iterations: z.int().min(600_000).max(10_000_000),
  key: bytes(32),
});

/** A wrapped key of 32 bytes with its tag, and its IV. */
const chest = z.strictObject({ iv: bytes(12), wrapped: bytes(48) });

export const nothing = z.strictObject({});

export const credentialId = base64url.min(16).max(1400);
const signed = base64url.max(20_000);
/** Empty: what a PRF gave stands here in the browser, and is refused if it comes along. */
const noExtensions = z.strictObject({});
const attachment = z.enum(['platform', 'cross-platform']).optional();
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: noExtensions,
  authenticatorAttachment: attachment,
};
const assertion = z.strictObject({
  ...credential,
  response: z.strictObject({
    authenticatorData: signed,
    clientDataJSON: signed,
    signature: signed,
    userHandle: base64url.max(88).optional(),
  }),
});
const attestation = z.strictObject({
  ...credential,
  response: z.strictObject({ attestationObject: signed, clientDataJSON: signed }),
});

export type Assertion = z.output<typeof assertion>;
export type Attestation = z.output<typeof attestation>;

export const passkeyStart = z.strictObject({ assertion, clock });
const proof = z.union([z.strictObject({ key: bytes(32) }), z.strictObject({ assertion })]);
export type WayProof = z.output<typeof proof>;
export const newWay = z.strictObject({ attestation, chest, proof });
export const newPassphrase = z.strictObject({ signIn, chest, proof });
/** Largest body with an attestation, in bytes. */
export const wayBytes = 64 * 1024;

export const inspection = z.strictObject({ token });

export const completion = z.strictObject({
  token,
  person: z.strictObject({
    /** 'recovery' is the sheet of paper, and the others stand in the register for who is no person. */
    id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .refine((id) => !['recovery', 'visitor', 'server', 'operator', '-'].includes(id)),
    name: personName,
  }),
  signIn,
  wrapped: z.record(z.string(), z.unknown()),
  chest,
  keys: personKeys,
  /** Another version is of a page that is out of date: the person has not seen what counts now. */
  secrecy: z.literal(secrecyVersion),
  clock,
});

export const sessionBegin = z.strictObject({ site: siteName, name: personName });
export const sessionStart = z.strictObject({ site: siteName, name: personName, key: bytes(32), clock });

export const challengeAnswer = z.strictObject({
  answers: z.array(z.strictObject({ key: bytes(32), secret: bytes(32) })).max(2),
});

/** The statement itself is judged by its signature and by directory/publish-statement.ts. */
export const signedStatement = z.strictObject({
  statement: z.string().max(400_000),
  signature: bytes(64),
  root: bytes(65),
});

/** Largest body of these requests, in bytes: wrapped keys, and a statement with 64 readers. */
export const completionBytes = 64 * 1024;
export const statementBytes = 512 * 1024;
