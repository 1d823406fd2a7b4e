/** GPC-01: what counts as a browser that asks not to be followed, and what the proof says of it. */
import { describe, expect, it } from 'vitest';
import { browserSignal } from '../../../server/consents/browser-signal.ts';
import { openHouse } from '../server-house.ts';

const sent = (headers: Record<string, string>) => browserSignal((name) => headers[name]);

describe('Sec-GPC', () => {
  it.each([
    ['1', 'gpc'],
    [' 1 ', 'gpc'],
    ['0, 1', 'gpc'],
    ['1,1', 'gpc'],
    ['0', ''],
    ['', ''],
    ['true', ''],
    ['?1', ''],
    ['"1"', ''],
    ['01', ''],
    ['1.0', ''],
    ['1;x', ''],
    ['11', ''],
  ])('%j is read as %j', (value, signal) => {
    expect(sent({ 'sec-gpc': value })).toBe(signal);
  });

  it('is the word of the browser above Do Not Track, which counts as well', () => {
    expect(sent({ 'sec-gpc': '1', dnt: '1' })).toBe('gpc');
    expect(sent({ 'sec-gpc': '0', dnt: '1' })).toBe('dnt');
    expect(sent({ dnt: 'unspecified' })).toBe('');
    expect(sent({})).toBe('');
  });

  it('leaves a later yes of the visitor as it is, and the proof says that there was one', async () => {
    const house = await openHouse();
    const yes = {
      proof: 'AAAAAAAAAAAAAAAAAAAAAA',
      version: 'abcd1234',
      choices: { statistiek: true },
      asked: { statistiek: 'a1B_' },
      source: 'banner',
      language: 'nl',
    };
    expect((await house.visit('/s/rondom/consents', yes, { 'sec-gpc': '1' })).status).toBe(204);
    const kept = house.services.store.sqlite.prepare('select choices, signal from consent_proof').get();
    expect(kept).toEqual({ choices: '{"statistiek":true}', signal: 'gpc' });
    await house.close();
  });
});
