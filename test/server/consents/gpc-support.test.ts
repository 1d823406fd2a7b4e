/** GPC-05: the file that tells browsers and auditors that their signal is honoured. */
import { describe, expect, it } from 'vitest';
import { gpcText } from '../../../server/consents/gpc-support.ts';
import { openHouse } from '../server-house.ts';

describe('/.well-known/gpc.json', () => {
  it('says yes, since which day, as JSON', async () => {
    const house = await openHouse();
    const answer = await house.visit('/.well-known/gpc.json');
    await house.close();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const text = await answer.text();
    expect(text).toBe(gpcText);
    const { gpc, lastUpdate, ...more } = JSON.parse(text);
    expect([gpc, more]).toEqual([true, {}]);
    expect(lastUpdate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Date(lastUpdate).toISOString()).toContain(lastUpdate);
  });
});
