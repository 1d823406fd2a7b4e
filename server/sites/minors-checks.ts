/** What a rule for minors and representation asks of the forms of its site. Pure; see cross-checks.ts. */

import { boundedAt } from '../../widget/words/age-bands.ts';
import type { CrossFault } from './cross-checks.ts';
import type { MinorsRule } from './minors-schema.ts';
import { askedAbove } from './representation.ts';
import type { WrittenForm } from './site-schema.ts';

/** Kinds of form in which a person asks for care or help; a request or complaint has terms of its own. */
const asking = ['contact', 'aanmelding'];

/** A rule is asked for in every form that takes a question, below a question for the age that it can be applied to. */
export function minorsFaults({
  forms,
  minors: { consent },
}: {
  forms: Record<string, WrittenForm>;
  minors: MinorsRule;
}): CrossFault[] {
  return Object.entries(forms).flatMap(([id, form]) => {
    const asks = form.fields.some(({ kind }) => kind === 'representation' || kind === 'representative');
    const at = ['forms', id, 'fields'];
    if (consent && !asks && asking.includes(form.kind))
      return [{ path: at, message: 'vraagt niet wie beslist: minors.consent wil een veld "representation"' }];
    return form.fields.flatMap((field, place): CrossFault[] => {
      if (field.kind !== 'representation') return [];
      const path = [...at, place, 'kind'];
      if (!consent) return [{ path, message: 'mag alleen met een regel bij minors.consent' }];
      const { age } = askedAbove(form, place);
      if (!age)
        return [{ path, message: 'komt onder een vraag naar de leeftijd: "age-band", of een geboortedatum' }];
      if (age.kind === 'date') return [];
      const bands = age.options.map(({ value }) => value);
      return boundedAt(bands, consent.below)
        ? []
        : [{ path, message: `"${age.id}" heeft een grens nodig bij ${consent.below} jaar` }];
    });
  });
}
