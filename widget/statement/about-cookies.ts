/** What the statement says about measuring and cookies: what runs, who gets what, and how to change one's mind. */
import type { Service, Site } from '../../server/sites/site-schema.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';

const kinds: Record<Service['purpose'], string> = {
  analytics: 'Statistieken',
  'click-tracking': 'Klikgedrag',
  embedded: 'Video’s en kaarten',
};

/** Services with their reason, everything that is kept in the browser, and the way to the preferences. */
export function aboutCookies({ cookies }: Site, say: Say): Section {
  const { services, functional, ipAnonymisation, keepDays } = cookies;
  const asks = services.some(({ countingOnly }) => countingOnly === undefined);
  const clicks = services.some(({ purpose }) => purpose === 'click-tracking');
  return {
    id: 'cookies',
    title: 'Cookies en meten',
    blocks: [
      text(opening(services.length > 0, asks, keepDays, say)),
      ...services.map(serviceBlock),
      ...(ipAnonymisation
        ? [text(ipAnonymisation.why), text('Google krijgt elke dag een ander nummer voor u.')]
        : []),
      ...(services.length
        ? [{ kind: 'open' as const, text: 'Bekijk of verander uw keuze', row: '' as const }]
        : []),
      ...(clicks
        ? [{ kind: 'open' as const, text: 'Instellen klikgedrag', row: 'click-tracking' as const }]
        : []),
      text('Dit bewaart uw browser:'),
      {
        kind: 'terms',
        rows: [...functional, ...services.flatMap((service) => service.cookies)].map(
          ({ name, purpose, duration, party, elsewhere }) => [
            `${name} (${party})`,
            `${purpose} Hoe lang: ${duration}.${
              elsewhere ? say(' Dit kunnen wij niet voor u wissen.', ' Dit kan ik niet voor u wissen.') : ''
            }`,
          ],
        ),
      },
    ],
  };
}

function opening(measures: boolean, asks: boolean, days: number, say: Say): string {
  if (!measures)
    return say('Wij volgen niemand. Daarom vragen wij u niets.', 'Ik volg niemand. Daarom vraag ik u niets.');
  const kept = `Uw browser onthoudt uw keuze ${days} dagen. U kunt die altijd wijzigen.`;
  if (asks) return `Alles staat uit tot u ja zegt. ${kept}`;
  const counts = say(
    'Wij tellen alleen. Daarom vragen wij u niets.',
    'Ik tel alleen. Daarom vraag ik u niets.',
  );
  return `${counts} U mag het tellen wel uitzetten. ${kept}`;
}

function serviceBlock({ title, purpose, why, countingOnly }: Service): Block {
  const rest =
    countingOnly ??
    (purpose === 'embedded'
      ? 'Alleen als u ja zegt.'
      : 'Alleen als u ja zegt. Nooit op een pagina met een formulier.');
  return { kind: 'terms', rows: [[`${title} (${kinds[purpose]})`, `${why} ${rest}`]] };
}
