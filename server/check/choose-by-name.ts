/** Accepts some services and purposes, and no others, through the preferences. */
import type { Page } from 'playwright';
import { nearestName } from '../sites/nearest-name.ts';
import { openPreferences, preferenceButton, questionButton } from './banner.ts';
import { CouldNotCheck } from './could-not-check.ts';
import type { Declared } from './declared.ts';

/** Ids of the services that these names of services and purposes mean. Throws `CouldNotCheck` with `unknown-service`. */
export function meantBy(names: readonly string[], { services }: Declared): string[] {
  const known = [...new Set(services.flatMap(({ id, purpose }) => [id, purpose]))];
  for (const name of names)
    if (!known.includes(name)) {
      const near = nearestName(name, known);
      const hint = near ? `Bedoelt u ${near}?` : `Bekend zijn: ${known.join(', ')}.`;
      throw new CouldNotCheck('unknown-service', `De site heeft geen dienst of doel "${name}". ${hint}`);
    }
  return services
    .filter(({ id, purpose }) => names.includes(id) || names.includes(purpose))
    .map(({ id }) => id);
}

/** Puts every switch as the names say, and saves. */
export async function chooseByName(page: Page, declared: Declared, names: readonly string[]): Promise<void> {
  const wanted = meantBy(names, declared);
  const choose = questionButton(page, 'choose');
  if (await choose.isVisible()) await choose.click();
  else await openPreferences(page);
  await preferenceButton(page, 'save').waitFor();
  for (const { id, purpose } of declared.services) {
    // A purpose with one service has one switch, that of the purpose.
    const own = page.locator(`privacy-preferences input[id="${id}"]`);
    const input = (await own.count()) ? own : page.locator(`privacy-preferences input[id="${purpose}"]`);
    if (await input.isEnabled()) await input.setChecked(wanted.includes(id));
  }
  await preferenceButton(page, 'save').click();
}
