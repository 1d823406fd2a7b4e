/** Which names and places clearing reaches, without a browser. */
import { describe, expect, it } from 'vitest';
import { cookieVariants, fits } from '../../../widget/consent/clear-leftovers.ts';

describe('fits', () => {
  it.each([
    ['_ga', '_ga', true],
    ['_ga_X1', '_ga', false],
    ['_ga_X1', '_ga_*', true],
    ['_hjSession_1', '_hj*', true],
    ['hj', '_hj*', false],
  ])('%s by %s: %s', (name, declared, does) => {
    expect(fits(name, declared)).toBe(does);
  });
});

describe('cookieVariants', () => {
  it('names every domain and path that can have set a cookie for this page', () => {
    const variants = cookieVariants({
      hostname: 'www.praktijk.nl',
      pathname: '/zorg/thuis',
      protocol: 'https:',
    });
    for (const domain of ['', ';domain=www.praktijk.nl', ';domain=praktijk.nl'])
      for (const path of ['/', '/zorg', '/zorg/', '/zorg/thuis', '/zorg/thuis/'])
        expect(variants).toContain(`${domain};path=${path};secure`);
  });

  it('asks for no secure cookie on a page that is not', () => {
    expect(
      cookieVariants({ hostname: 'localhost', pathname: '/', protocol: 'http:' }).every(
        (each) => !each.includes('secure'),
      ),
    ).toBe(true);
  });
});
