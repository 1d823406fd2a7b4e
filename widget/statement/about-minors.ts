/** What the statement says about who consents, from the rule that the forms follow (UAVG 5, AV-30 to AV-34). */
import type { Site } from '../../server/sites/site-schema.ts';
import { listed } from '../words/listed.ts';
import { type Block, type Say, type Section, text } from './statement-parts.ts';

/** No section where the provider has no rule and says nothing of its own. */
export function aboutMinors({ minors: { consent, passingOn }, statement }: Site, say: Say): Section {
  const items = [
    ...(consent ? consentWords(consent, say) : []),
    ...passingWords(passingOn, say),
    ...(consent
      ? ['Zelf om hulp vragen mag altijd.']
      : passingOn.length
        ? [
            say(
              'Om ons te schrijven hebt u geen ouder nodig.',
              'Om mij te schrijven hebt u geen ouder nodig.',
            ),
          ]
        : []),
    ...statement.minors,
  ];
  const age = Math.max(consent?.below ?? 0, ...passingOn.map(({ below }) => below)) || 16;
  const blocks: Block[] = items.length > 1 ? [{ kind: 'list', items }] : items.map(text);
  return { id: 'minderjarig', title: `Bent u jonger dan ${age}, of beslist een ander voor u?`, blocks };
}

function consentWords(
  { below, by, representation }: NonNullable<Site['minors']['consent']>,
  say: Say,
): string[] {
  const parents =
    by === 'both'
      ? 'Dan geven ook uw ouders toestemming.'
      : 'Dan geeft een ouder of voogd toestemming, in uw plaats.';
  return [
    `Bent u jonger dan ${below} jaar? ${parents}`,
    ...(representation.length
      ? [`Is er ${listed(representation, 'of')}? Dan doet de wettelijk vertegenwoordiger dat.`]
      : []),
    say(
      'Geeft iemand toestemming voor een ander? Dan gaan wij na of dat klopt.',
      'Geeft iemand toestemming voor een ander? Dan ga ik na of dat klopt.',
    ),
  ];
}

function passingWords(rules: Site['minors']['passingOn'], say: Say): string[] {
  if (!rules.length) return [];
  const bands = rules.map(({ below, by }, place) => {
    const from = rules[place - 1]?.below;
    const ages = from === undefined ? `Onder de ${below} jaar` : `Van ${from} tot ${below} jaar`;
    return by === 'both'
      ? `${ages} beslissen de jongere en de ouders samen.`
      : `${ages} beslissen de ouders.`;
  });
  const asked = say('Geven wij gegevens door?', 'Geef ik gegevens door?');
  return [`${asked} ${bands[0]}`, ...bands.slice(1), `Vanaf ${rules.at(-1)!.below} jaar beslist u zelf.`];
}
