/** The page beside the inbox: as many workers, HPKE alone. */
interface Order {
  suite: string;
  workers: number;
  messages: number;
  batch: number;
}

/** Messages a second, all workers together. */
async function measure({ suite, workers, messages, batch }: Order): Promise<number> {
  const desks = Array.from({ length: workers }, () => new Worker('/worker.js', { type: 'module' }));
  const said = (desk: Worker, word: string) =>
    new Promise<void>((resolve) => {
      desk.addEventListener('message', ({ data }) => data === word && resolve());
    });
  const share = Math.ceil(messages / workers);
  const ready = desks.map((desk) => said(desk, 'ready'));
  for (const desk of desks) desk.postMessage({ suite, messages: share, batch });
  await Promise.all(ready);
  const done = desks.map((desk) => said(desk, 'done'));
  const start = performance.now();
  for (const desk of desks) desk.postMessage('go');
  await Promise.all(done);
  const took = performance.now() - start;
  for (const desk of desks) desk.terminate();
  return (share * workers * 1000) / took;
}

Object.assign(globalThis, { measure });
