/** Promise: visitors read plain Dutch. Mean sentence at most 9 words, none over 15 (design: below B1). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDutchWarnings, visitorTexts } from '../../server/sites/plain-dutch.ts';
import { questions } from '../../widget/words/consent-question.ts';
import { measure, textsIn } from '../support/sentences.ts';

const mostMean = 9;
const mostWords = 15;
const house = new URL('../../', import.meta.url);
const sites = readdirSync(new URL('demo/', house), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map((each) => each.name)
  .filter((name) => readdirSync(new URL(`demo/${name}/`, house)).includes('site.json'));
const wordFiles = readdirSync(new URL('widget/words/', house)).filter((name) => name.endsWith('-nl.ts'));

describe('plain Dutch', () => {
  it.each(sites)('in the settings of %s', (site) => {
    const settings = JSON.parse(readFileSync(new URL(`demo/${site}/site.json`, house), 'utf8'));
    expect(visitorTexts(settings).length).toBeGreaterThan(5);
    // The linter that a webmaster has knows the limits, and words that few people read with ease (AC-41).
    expect(plainDutchWarnings(settings)).toEqual([]);
  });

  it.each(wordFiles.filter((name) => !name.startsWith('inbox-')))('in the words of %s', async (name) => {
    const words = await import(new URL(`widget/words/${name}`, house).href);
    const { mean, long } = measure(textsIn({ ...words }), mostWords);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(mostMean);
  });

  it('in the question that every visitor sees first', () => {
    const { mean, long } = measure(textsIn(questions.nl), mostWords);
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(mostMean);
  });

  it('is told from a sentence that is too long, and from texts that are long on average', () => {
    const long = 'Dit is een zin die met opzet veel te lang is om nog prettig te lezen op een telefoon.';
    expect(measure([`Kort. ${long}`], mostWords).long).toEqual([long]);
    expect(measure([long], mostWords).mean).toBeGreaterThan(mostMean);
    expect(measure(['Bel 039 012 34 30 vanaf 8.30 uur.'], mostWords).mean).toBe(8);
  });
});
