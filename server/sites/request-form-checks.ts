/** What a form for requests or complaints must ask, so that the inbox can count and answer. Pure. */
import { rights } from '../requests/request-codes.ts';
import type { ComplaintRoute } from './complaint-route.ts';
import type { CrossFault } from './cross-checks.ts';
import { nearestName } from './nearest-name.ts';

interface CheckedForm {
  kind: string;
  fields: { id: string; kind: string; required?: boolean | undefined; options?: { value: string }[] }[];
  route?: ComplaintRoute | undefined;
}

/** A request asks for which right, by the names of the law; a complaint has its independent route, and nothing else has. */
export function requestFormFaults(form: CheckedForm): CrossFault[] {
  if (form.kind === 'privacyverzoek') return rightFaults(form);
  const { route, kind } = form;
  if (kind !== 'klacht')
    return route ? [{ path: ['route'], message: 'mag alleen in een formulier van kind "klacht"' }] : [];
  if (!route)
    return [{ path: ['route'], message: 'ontbreekt; een klacht kan ook naar iemand die onafhankelijk is' }];
  return aloneFaults(form, route);
}

function rightFaults({ fields }: CheckedForm): CrossFault[] {
  const known: readonly string[] = rights;
  const index = fields.findIndex(
    ({ kind, options }) => kind === 'choice' && options?.some(({ value }) => known.includes(value)),
  );
  const field = fields[index];
  if (!field?.required)
    return [{ path: ['fields'], message: `vraagt verplicht welk recht: een keuze uit ${known.join(', ')}` }];
  return field.options!.flatMap(({ value }, place) => {
    if (known.includes(value)) return [];
    const near = nearestName(value, rights);
    const meant = near === undefined ? '' : `; bedoelt u "${near}"?`;
    return [{ path: ['fields', index, 'options', place, 'value'], message: `is geen recht${meant}` }];
  });
}

function aloneFaults({ fields }: CheckedForm, { alone }: ComplaintRoute): CrossFault[] {
  if (!alone) return [];
  const asked = fields.find(({ id }) => id === alone.field);
  if (!asked?.options)
    return [{ path: ['route', 'alone', 'field'], message: `er is geen keuzeveld "${alone.field}"` }];
  const values = asked.options.map(({ value }) => value);
  return alone.is.flatMap((value, place) =>
    values.includes(value)
      ? []
      : [
          {
            path: ['route', 'alone', 'is', place],
            message: `"${alone.field}" heeft geen antwoord "${value}"`,
          },
        ],
  );
}
