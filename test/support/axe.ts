/**
 * axe on a page, in one piece: its usual way opens one more page for each look, in twice the time, to put together what
 * frames of other origins found. Nothing that these tests look at stands in one; form-frame.test.ts does it that way.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** To be narrowed down and run: `(await axeOn(page).include('privacy-form').analyze()).violations`. */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true);
}
