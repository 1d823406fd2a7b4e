/** The register of AVG 30: drawn from the settings that run, and safe to open in a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { originsByName } from '../../../demo/origins.ts';
import { demoSites } from '../../../demo/settings.ts';
import { processingPage } from '../../../server/sites/processing-page.ts';
import { activitiesOf, processingRegister } from '../../../server/sites/processing-register.ts';

const sites = demoSites(originsByName(8787));
const site = (id: string) => structuredClone(sites.find((each) => each.site === id)!);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');

describe('the register of processing activities', () => {
  it.each(sites)('of $site has a row for every form, service, proof, log, register and file', (settings) => {
    const { forms, cookies, statement } = settings;
    const own = Object.keys(forms).length + cookies.services.length + statement.files.length + 4;
    expect(activitiesOf(settings)).toHaveLength(own);
    for (const each of activitiesOf(settings))
      expect(each.activity && each.purpose && each.persons).toBeTruthy();
  });

  it('says how long in the terms that the sweep obeys', () => {
    expect(activitiesOf(site('langdurig'))[0]!.kept).toBe(
      'P4W na ontvangst; na een overeenkomst P5Y (bijzondere gegevens, vanaf het einde van de hulp), P7Y (boekhouding, vanaf het einde van de hulp)',
    );
    expect(activitiesOf(site('rondom'))[0]!.kept).toContain(
      'tot afgehandeld, daarna P3M na het boekjaar (12-31)',
    );
  });

  it('names the ground of what is counted without a choice, and consent for what asks one', () => {
    const service = (id: string) =>
      activitiesOf(site(id)).find(({ activity }) => activity.includes('(analytics)'))!;
    expect(service('balans').ground).toMatch(/^Tw 11.7a lid 3 onder b: /);
    expect(service('welzijn').ground).toMatch(/^Toestemming/);
  });

  it('names who works with it, and since when that is agreed', () => {
    expect(activitiesOf(site('rondom'))[0]!.recipients).toContain('Elzenweb (overeenkomst 2026-06-22)');
  });

  it('begins with who is responsible, and holds nothing that a spreadsheet would run', () => {
    const hostile = site('welzijn');
    hostile.organisation.name = '=HYPERLINK("https://example.nl")';
    const lines = processingRegister(hostile);
    expect(lines[0]).toMatch(/^\uFEFFVerwerkingsverantwoordelijke;"'=HYPERLINK/);
    expect(lines.every((line) => line.endsWith('\r'))).toBe(true);
  });

  it('is a page to print too, with the same rows and nothing that a browser would run', () => {
    const hostile = site('welzijn');
    hostile.organisation.name = '<script>alert(1)</script>';
    const page = processingPage(hostile);
    expect(page).not.toMatch(/<script|src=|href=/);
    for (const { activity } of activitiesOf(site('welzijn')))
      expect(page).toContain(`<h2>${escaped(activity)}</h2>`);
    expect(page).toContain('<dt>Grondslag</dt>');
  });

  it('changes with a setting', () => {
    const changed = site('langdurig');
    changed.retention.agreement.keep = 'P3Y';
    expect(processingRegister(changed)).not.toEqual(processingRegister(site('langdurig')));
  });
});
