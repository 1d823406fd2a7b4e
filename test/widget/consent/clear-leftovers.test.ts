/** Which names and places clearing reaches, without a browser. */
import { describe, expect, it } from 'vitest';
import { factsOf, integrations } from '../../../server/sites/services/all.ts';
import { cookieVariants } from '../../../widget/consent/clear-leftovers.ts';
import { fits, knownNames } from '../../../widget/consent/known-names.ts';
import { everyService } from '../../server/sites/every-service.ts';

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
    const variants = cookieVariants({ hostname: 'www.praktijk.nl', pathname: '/zorg/thuis' }, true);
    for (const domain of ['', ';domain=www.praktijk.nl', ';domain=praktijk.nl'])
      for (const path of ['/', '/zorg', '/zorg/', '/zorg/thuis', '/zorg/thuis/'])
        for (const jar of ['', ';samesite=none;partitioned'])
          expect(variants).toContain(`${domain};path=${path};secure${jar}`);
  });

  it('asks for no secure cookie on a page that is not', () => {
    const variants = cookieVariants({ hostname: 'localhost', pathname: '/' }, false);
    expect(variants.every((each) => !each.includes('secure'))).toBe(true);
  });
});

describe('the known names', () => {
  const running = everyService.filter(({ integration }) => integrations[integration].run);

  it.each(running)('of $integration are those that its facts say it keeps here, and no fewer', (service) => {
    const { run } = integrations[service.integration];
    const here = factsOf(service).writes.filter(({ elsewhere }) => !elsewhere);
    expect(
      here.map(({ name }) => name).filter((name) => !knownNames[run!].some((each) => fits(name, each))),
    ).toEqual([]);
  });

  it.each(running)('of $integration reach nothing that its facts do not name', (service) => {
    const { run } = integrations[service.integration];
    const names = factsOf(service).writes.map(({ name }) => name);
    expect(
      knownNames[run!].filter((known) => !names.some((name) => fits(name, known) || fits(known, name))),
    ).toEqual([]);
  });
});
