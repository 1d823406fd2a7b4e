/** The passing of time as an argument, so that a test can turn the hands itself. */

/** Both return a function that ends it. Milliseconds. */
export interface Timer {
  every(ms: number, run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

/** The machine's own; never keeps a process alive that wants to stop. */
export const machineTimer: Timer = {
  every(ms, run) {
    const handle = setInterval(run, ms).unref();
    return () => clearInterval(handle);
  },
  after(ms, run) {
    const handle = setTimeout(run, ms).unref();
    return () => clearTimeout(handle);
  },
};
