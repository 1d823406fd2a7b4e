/** What a decision is worth, without a browser. */
import { describe, expect, it } from 'vitest';
import { coloursOn } from '../../../server/sites/accent-colours.ts';
import { allOf, type ConsentRecord, due, isAllowed, standing } from '../../../widget/consent/decision.ts';
import type { GateService, GateSettings } from '../../../widget/settings/gate-settings.ts';
import { questions } from '../../../widget/words/consent-question.ts';

const from = 'https://vendor.example';
const analytics: GateService = {
  id: 'ga',
  asks: 'ga-1',
  purpose: 'analytics',
  run: 'google-analytics',
  tag: 'G-1',
  from,
};
const clicks: GateService = {
  id: 'hj',
  asks: 'hj-1',
  purpose: 'click-tracking',
  run: 'hotjar',
  tag: 1,
  from,
};
const counting: GateService = {
  id: 'mt',
  asks: 'mt-1',
  purpose: 'analytics',
  free: true,
  run: 'matomo',
  tag: 1,
  from,
};
const video: GateService = { id: 'video', asks: 'yt-1', purpose: 'embedded' };
const settings = (services: GateService[], ip?: GateSettings['ip']): GateSettings => ({
  site: 'proef',
  name: 'De Proef',
  url: '/privacy',
  version: 'version1',
  days: 180,
  languages: ['nl', 'en'],
  words: questions.nl,
  ...coloursOn('#0b5c7a'),
  placement: 'bottom',
  ...(ip && { ip }),
  services,
});
/** A decision about what is asked now; `asked` names what was asked otherwise then. */
const record = (choices: Record<string, boolean>, asked: Record<string, string> = {}): ConsentRecord => ({
  version: 'version1',
  proof: 'p'.repeat(22),
  at: 1,
  since: 1,
  source: 'banner',
  unsettled: false,
  choices,
  asked: { ...Object.fromEntries(Object.keys(choices).map((id) => [id, `${id}-1`])), ...asked },
});

describe('standing', () => {
  it('says no to everything before an answer', () => {
    expect(standing(settings([analytics, clicks]))).toEqual({ ip: true, ga: false, hj: false });
  });

  it('says what was answered', () => {
    const choices = standing(settings([analytics, clicks]), record({ ga: true, hj: false, ip: true }));
    expect(choices).toEqual({ ip: true, ga: true, hj: false });
  });

  it('says no again to the service whose question has changed, and to no other', () => {
    const choices = standing(settings([analytics, clicks]), record({ ga: true, hj: true }, { ga: 'ga-0' }));
    expect(choices).toEqual({ ip: true, ga: false, hj: true });
  });

  it('says no to a service that the answer does not name', () => {
    expect(standing(settings([analytics, clicks]), record({ ga: true })).hj).toBe(false);
  });

  it('lets counting only run until it was switched off, and keeps it off when the question changes', () => {
    expect(standing(settings([counting])).mt).toBe(true);
    expect(standing(settings([counting]), record({ mt: false }, { mt: 'mt-0' })).mt).toBe(false);
  });

  it.each([
    ['locked', true],
    [undefined, true],
    ['open', false],
  ] as const)('with the IP switch %s, a no to it gives %s', (ip, anonymous) => {
    expect(standing(settings([analytics], ip), record({ ga: true, ip: false })).ip).toBe(anonymous);
  });
});

describe('due', () => {
  it.each([
    ['no service at all', [], undefined, []],
    ['only counting', [counting], undefined, []],
    ['a service to choose', [counting, analytics], undefined, ['ga']],
    ['a yes', [analytics], record({ ga: true }), []],
    ['a no', [analytics], record({ ga: false }), []],
    [
      'an answer to an older question',
      [analytics, clicks],
      record({ ga: true, hj: true }, { ga: 'ga-0' }),
      ['ga'],
    ],
    ['a service that came later', [analytics, clicks], record({ ga: true }), ['hj']],
    ['content of others, which is asked where it stands', [analytics, video], undefined, ['ga']],
    ['content of others alone', [video], undefined, []],
  ] as const)('%s', (_, services, answer, ids) => {
    expect(due(settings([...services]), answer).map(({ id }) => id)).toEqual(ids);
  });
});

describe('allOf', () => {
  it('keeps the address hidden with a yes as with a no', () => {
    expect(allOf(settings([analytics, counting], 'open'), true)).toEqual({ ip: true, ga: true, mt: true });
    expect(allOf(settings([analytics, counting], 'open'), false)).toEqual({ ip: true, ga: false, mt: false });
  });
});

describe('isAllowed', () => {
  const services = [analytics, counting, clicks];
  it.each([
    ['a service with a yes', 'ga', true],
    ['a service with a no', 'mt', false],
    ['a purpose of which one service has a no', 'analytics', false],
    ['a purpose of which all have a yes', 'click-tracking', true],
    ['a name that nobody knows', 'marketing', false],
    ['no name', '', false],
  ])('%s', (_, name, allowed) => {
    expect(isAllowed(services, { ga: true, mt: false, hj: true }, name)).toBe(allowed);
  });
});
