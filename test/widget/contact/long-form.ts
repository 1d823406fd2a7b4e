/** A form in three steps, with a repeated group in the last. */
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { definition } from './sample-form.ts';

const text = (id: string, label: string, required = true) =>
  ({ id, label, kind: 'text', required, autocomplete: 'off', maxLength: 40 }) as const;

export const longForm: FormDefinition = {
  ...definition,
  fields: [
    {
      id: 'voor-wie',
      label: 'Voor wie vult u dit in?',
      kind: 'who',
      required: true,
      options: [
        { value: 'self', label: 'Voor mijzelf' },
        { value: 'child', label: 'Voor mijn kind' },
      ],
    },
    { ...text('invuller', 'Uw eigen naam'), when: { field: 'voor-wie', is: ['child'] } },
    text('naam', 'Naam'),
    { id: 'telefoon', label: 'Telefoonnummer', kind: 'phone', required: false },
    { id: 'email', label: 'E-mailadres', kind: 'email', required: false },
    {
      id: 'hulp',
      label: 'Wie helpt er nu?',
      kind: 'group',
      item: 'hulpverlener',
      least: 0,
      most: 3,
      fields: [
        {
          id: 'soort',
          label: 'Soort hulp',
          kind: 'choice',
          required: true,
          options: [
            { value: 'arts', label: 'Huisarts' },
            { value: 'anders', label: 'Anders' },
          ],
        },
        { ...text('welke', 'Welke hulp?'), when: { field: 'soort', is: ['anders'] } },
        { id: 'nummer', label: 'Nummer', kind: 'phone', required: false },
      ],
    },
    { id: 'vraag', label: 'Uw vraag', kind: 'longtext', required: true, maxLength: 200 },
  ],
  steps: [
    { title: 'Wie bent u?', first: 'voor-wie' },
    { title: 'Hoe bereiken wij u?', first: 'naam' },
    { title: 'Waar is hulp bij nodig?', first: 'hulp' },
  ],
};
