/**
 * Promise: every sentence of the five providers' published rules that software can keep is kept. Each row is one of
 * them in our words; it is looked at here in the site's own settings and statement, or names the test that shows it
 * (which must exist), or both. "Organisational" is a row only where no software can keep it.
 */
import { describe, expect, it } from 'vitest';
import { all } from './providers/all.ts';
import { ambulant } from './providers/ambulant.ts';
import { balans } from './providers/balans.ts';
import { langdurig } from './providers/langdurig.ts';
import { rondom } from './providers/rondom.ts';
import { isThere, type Row, type SiteName, siteOf } from './providers/rows.ts';
import { welzijn } from './providers/welzijn.ts';

const table: Record<SiteName, Row[]> = { langdurig, ambulant, rondom, welzijn, balans };

describe.each(Object.entries(table) as [SiteName, Row[]][])('what %s publishes', (name, rows) => {
  const site = siteOf(name);

  it.each([...rows, ...all])('$says', ({ check, by = [], organisational }) => {
    check?.(site);
    expect(by.filter((shown) => !isThere(shown))).toEqual([]);
    expect(check !== undefined || by.length > 0 || (organisational ?? '').length > 20).toBe(true);
  });
});
