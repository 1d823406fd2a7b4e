/** Why a passkey was not used. Apart from passkey.ts, which is loaded only when somebody uses one. */

/** `no-prf`: it can sign in and can't unlock. `not-done`: the person, or the time, ended it. */
export type PasskeyFault = 'no-prf' | 'not-done' | 'has-already';

/** Thrown where no usable answer came; nothing was sent to anybody. */
export class PasskeyRefused extends Error {
  readonly code: PasskeyFault;
  constructor(code: PasskeyFault, cause?: unknown) {
    super(`the passkey was not used (${code})`, { cause });
    this.name = 'PasskeyRefused';
    this.code = code;
  }
}
