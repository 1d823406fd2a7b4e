/** The worker of the browser test: unwraps for itself and opens one envelope. */
import { openBody, openList, openSecret } from '../../../widget/envelope/open.ts';
import { unwrapReadingKeys } from '../../../widget/envelope/wrapped-keys.ts';

addEventListener('message', async ({ data: { kek, wrapped, envelope } }) => {
  try {
    const { list, body, ...header } = envelope;
    const secret = await openSecret(header, await unwrapReadingKeys(kek, wrapped));
    postMessage({ list: await openList(secret, list), content: await openBody(secret, body) });
  } catch (error) {
    postMessage(String(error));
  }
});
