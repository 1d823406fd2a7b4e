/// <reference types="trusted-types" />
/**
 * Starts the worker under Trusted Types. The policy knows one address, the worker's own, and ignores what it is
 * asked for: so a script that got in somehow can't use it to load another.
 */
import workerAddress from './open-worker.ts?worker&url';

const policy = window.trustedTypes?.createPolicy('privacyloket', {
  createScriptURL: (_asked: string) => workerAddress,
});

/** A new worker that can unlock and open. Safari before 26 has no Trusted Types, and no need of the policy. */
export function startOpenWorker(): Worker {
  const address = policy ? policy.createScriptURL('') : workerAddress;
  return new Worker(address as unknown as URL, { type: 'module', name: 'privacyloket' });
}
