/** Does to a page what people do without answering: scroll, press Escape, click where nothing is. Runs in the page. */
import type { Page } from 'playwright';

/** None of it is an answer (CB-10), and all of it is what click tracking waits for (CT-02). */
export async function stir(page: Page): Promise<void> {
  await page.mouse.move(200, 300);
  await page.mouse.wheel(0, 700);
  await page.keyboard.press('Escape');
  const calm = await page.evaluate(calmSpot);
  if (calm) await page.mouse.click(calm.x, calm.y);
}

/** A point in the window where a click opens and answers nothing. */
function calmSpot(): { x: number; y: number } | null {
  const busy =
    'a,button,input,select,textarea,label,summary,iframe,video,dialog,[onclick],[role=button],[tabindex]';
  for (let y = 120; y < innerHeight; y += 60)
    for (const x of [5, 60, innerWidth / 2, innerWidth - 30]) {
      const there = document.elementFromPoint(x, y);
      if (there && !there.localName.startsWith('privacy-') && !there.closest(busy)) return { x, y };
    }
  return null;
}

/** Whether something lies over (nearly) the whole window, so that nothing below can be read. */
export function isCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (
      let each = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      each && each !== document.body;
      each = each.parentElement
    ) {
      const { width, height } = each.getBoundingClientRect();
      const nearly = width >= innerWidth * 0.9 && height >= innerHeight * 0.9;
      if (nearly && getComputedStyle(each).position === 'fixed') return true;
    }
    return false;
  });
}
