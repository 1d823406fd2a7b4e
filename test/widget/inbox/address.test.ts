import { describe, expect, it } from 'vitest';
import { addressOf, parseAddress } from '../../../widget/inbox/address.ts';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('parseAddress', () => {
  it.each([
    ['', { at: 'list' }],
    ['#/', { at: 'list' }],
    [`#/bericht/${id}`, { at: 'message', id }],
    ['#/register', { at: 'register' }],
    ['#/website', { at: 'website' }],
    ['#/bericht/short', { at: 'list' }],
    ['#/bericht/../api', { at: 'list' }],
    ['#javascript:alert(1)', { at: 'list' }],
  ])('reads %s', (hash, place) => {
    expect(parseAddress(hash)).toEqual({ place, site: '', token: '' });
  });

  it('takes practice and message from the link in the mail', () => {
    expect(parseAddress(`#/bericht/${id}?praktijk=rondom`)).toEqual({
      place: { at: 'message', id },
      site: 'rondom',
      token: '',
    });
    expect(parseAddress('#/?praktijk=rondom').site).toBe('rondom');
  });

  it('takes no practice that is not a name', () => {
    expect(parseAddress('#/?praktijk=<img>').site).toBe('');
  });

  it('takes a token only from the enrolment link', () => {
    const token = 'a'.repeat(43);
    expect(parseAddress(`#aanmelden=${token}`).token).toBe(token);
    expect(parseAddress(`#/?aanmelden=${token}`).token).toBe('');
    expect(parseAddress('#aanmelden=short').token).toBe('');
  });

  it('reads back what addressOf writes', () => {
    for (const place of [
      { at: 'list' },
      { at: 'register' },
      { at: 'incidents' },
      { at: 'disclosures' },
      { at: 'website' },
      { at: 'message', id },
    ] as const)
      expect(parseAddress(addressOf(place)).place).toEqual(place);
  });
});
