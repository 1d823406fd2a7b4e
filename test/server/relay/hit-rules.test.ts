/** The relay's rules: what a hit is, and what of an address is passed on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, hitCeilingBytes, parseHit } from '../../../server/relay/hit-rules.ts';

const hit = { service: 'statistiek', event: 'page_view', page: '/zorg', proof: 'a'.repeat(22) };

describe('parseHit', () => {
  it('takes exactly the four keys', () => {
    expect(parseHit(JSON.stringify(hit))).toEqual(hit);
  });

  it.each([
    ['text that is not JSON', '{'],
    ['no object', '"page_view"'],
    ['null', 'null'],
    ['a missing key', JSON.stringify({ ...hit, page: undefined })],
    ['an unknown key', JSON.stringify({ ...hit, user_id: '7' })],
    ['an unknown event', JSON.stringify({ ...hit, event: 'purchase' })],
    ['a number for a text', JSON.stringify({ ...hit, page: 7 })],
    ['a proof of another form', JSON.stringify({ ...hit, proof: 'short' })],
    ['a text past the ceiling', JSON.stringify({ ...hit, page: `/${'a'.repeat(hitCeilingBytes)}` })],
  ])('refuses %s', (_, text) => {
    expect(parseHit(text)).toBeUndefined();
  });
});

describe('cleanPath', () => {
  it.each([
    ['/zorg/aan-huis', '/zorg/aan-huis'],
    ['/', '/'],
    ['', '/'],
    ['/over ons', '/-'],
    ['/over-ons.html', '/over-ons.html'],
    ['/mijn/Jan', '/mijn/-'],
    ['/mijn/jan.jansen', '/mijn/-'],
    ['/mijn/jan_jansen', '/mijn/-'],
    ['/zorg/cafe-op-2-hoog', '/zorg/cafe-op-2-hoog'],
    ['/x/gclid=Cj0KCQiA3uGqBhDdARIsAFeJ5r', '/x/-'],
    ['/x/Cj0KCQiA3uGqBhDdARIsAFeJ5r', '/x/-'],
    ['/x/4f1c2a9b7d', '/x/-'],
    ['/zorg?naam=jan#stap-2', '/zorg'],
    ['/account/jan@voorbeeld.nl', '/account/-'],
    ['/account/jan%40voorbeeld.nl', '/account/-'],
    ['/account/jan%2540voorbeeld.nl', '/account/-'],
    ['/account/jan%252540voorbeeld.nl', '/account/-'],
    ['/bel/0612345678', '/bel/-'],
    ['/bel/06-12.34.56.78', '/bel/-'],
    ['/bsn/123456782', '/bsn/-'],
    ['/herstel/a8f3e01bc94d27e65', '/herstel/-'],
    ['/half%', '/-'],
    ['/a/b/c/d/e/f/g/h/i/j', '/a/b/c/d/e/f/g/h'],
  ])('makes of %s: %s', (page, path) => {
    expect(cleanPath(page)).toBe(path);
  });

  it.each([
    ['/zorg', '/zorg'],
    ['/zorg/', '/zorg'],
    ['/zorg?naam=jan', '/zorg'],
    ['/jan-jansen', '/-'],
    ['/Zorg', '/-'],
    ['', '/-'],
  ])('makes of %s, where the site lists its pages: %s', (page, path) => {
    expect(cleanPath(page, ['/', '/zorg'])).toBe(path);
  });

  it('never lets an e-mail address, phone number or BSN through, wherever it stands', () => {
    const personal = fc.constantFrom('jan.jansen@voorbeeld.nl', '0612345678', '+31612345678', '123456782');
    const written = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => encodeURIComponent(encodeURIComponent(text)),
    );
    const place = fc.constantFrom('/', '/zorg/', '/zorg?x=', '/#', '/a-', '/a/b.');
    fc.assert(
      fc.property(personal, written, place, fc.string({ maxLength: 5 }), (who, write, before, after) => {
        const path = decodeURIComponent(cleanPath(`${before}${write(who)}${after}`));
        expect(path).not.toContain(who);
        expect(path.replace(/\D/g, '').length).toBeLessThan(9);
        expect(path).not.toMatch(/[@?#]/);
      }),
    );
  });
});
