/** Waiting for a better moment: a timer, a connection that comes back, or a visitor who does not want to wait. */

const sleeping = new Set<() => void>();

/** Resolves after `ms` milliseconds, or earlier: by `wake`, or by `online` where the server did not ask for the time. */
export function pause(ms: number, asked: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      sleeping.delete(done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (!asked) addEventListener('online', done);
    sleeping.add(done);
  });
}

/** Ends every pause of this page: the visitor chose to try now. */
export function wake(): void {
  for (const done of [...sleeping]) done();
}
