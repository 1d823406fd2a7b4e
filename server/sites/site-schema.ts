/**
 * One site, one settings document: the schema of `<site>.json`.
 * Strict everywhere; an unknown key is a fault, so a typing error can't switch a promise off in silence.
 * `npm run build` writes site.schema.json from it, for editors.
 */
import { z } from 'zod';
import { languages } from '../../widget/words/languages.ts';
import { complaintRoute } from './complaint-route.ts';
import { type CrossFault, cookieFaults, formFaults, ownNameFaults } from './cross-checks.ts';
import { fieldBase, option } from './field-base.ts';
import { fileField, filesMaxBytes } from './file-field.ts';
import { groupField } from './group-field.ts';
import { mailSchema } from './mail-schema.ts';
import { minorsFaults } from './minors-checks.ts';
import { minorsSchema } from './minors-schema.ts';
import { ageBandField, representationField, representativeField, whoField } from './person-fields.ts';
import { registerSchema } from './register-schema.ts';
import { withRepresentation } from './representation.ts';
import { requestFormFaults } from './request-form-checks.ts';
import { retentionSchema } from './retention-schema.ts';
import { ipSwitchOf, serviceSchema, withDeclarations } from './services/all.ts';
import { cookie } from './services/integration-shape.ts';
import { line, name, origin, someTerm, text } from './setting-shapes.ts';
import { shareDomain, shareFaults } from './share-domain.ts';
import { statementSchema } from './statement-schema.ts';
import { translationFaults, translationsSchema } from './translations.ts';

/** Runs a cross-check and reports what it found at the right path. */
const crossed =
  <Part>(check: (part: Part) => CrossFault[]) =>
  (part: Part, faults: z.RefinementCtx) => {
    for (const fault of check(part)) faults.addIssue({ code: 'custom', ...fault });
  };

const field = z.discriminatedUnion('kind', [
  z.strictObject({
    ...fieldBase,
    kind: z.literal('text'),
    autocomplete: z
      .enum(['name', 'given-name', 'family-name', 'street-address', 'address-level2', 'organization', 'off'])
      .default('off'),
    maxLength: z.int().min(1).max(500).default(200),
  }),
  z.strictObject({
    ...fieldBase,
    kind: z.literal('longtext'),
    maxLength: z.int().min(1).max(10_000).default(4000),
  }),
  z.strictObject({ ...fieldBase, kind: z.literal('email') }),
  z.strictObject({ ...fieldBase, kind: z.literal('phone') }),
  z.strictObject({
    ...fieldBase,
    kind: z.literal('date'),
    autocomplete: z.enum(['bday', 'off']).default('off'),
  }),
  z.strictObject({ ...fieldBase, kind: z.literal('choice'), options: z.array(option).min(2).max(12) }),
  /** Postcode, house number, addition; format only, no look-up service. */
  z.strictObject({ ...fieldBase, kind: z.literal('address') }),
  /** Elfproef; unverified until checked against a document and the register (AV-41). `ground` is shown beside it. */
  z.strictObject({ ...fieldBase, kind: z.literal('bsn'), ground: text }),
  /** Two dates, from and until; until not before from. */
  z.strictObject({ ...fieldBase, kind: z.literal('period') }),
  /** A statement to agree with; never ticked beforehand. `by`: whoever fills in says to decide for the person. */
  z.strictObject({
    ...fieldBase,
    kind: z.literal('consent'),
    statement: text,
    by: z.literal('representative').optional(),
  }),
  whoField,
  ageBandField,
  representativeField,
  fileField,
]);

const group = groupField(field);

const form = z
  .strictObject({
    kind: z.enum(['contact', 'aanmelding', 'privacyverzoek', 'klacht']),
    title: line,
    /** What happens with it, one or two plain sentences above the form. */
    intro: text,
    /** Only of a complaint, and always there: the way around the provider, told first. */
    route: complaintRoute.optional(),
    /** What to have at hand before the first question, and how many minutes it takes. */
    needs: z.array(line).min(1).max(8).optional(),
    minutes: z.int().min(1).max(60).optional(),
    /** AVG 13: why, on what ground, how long, in the visitor's words. */
    purpose: text,
    ground: text,
    keptFor: text,
    fields: z
      .array(z.discriminatedUnion('kind', [...field.options, group, representationField]))
      .min(1)
      .max(60),
    /** The field whose answer is the first line in the inbox list, and the one that holds the name. */
    list: z.strictObject({ name: name, first: name }),
    /** A title for each step, and the question that it begins with; without steps all is asked at once. */
    steps: z
      .array(z.strictObject({ title: line, first: name }))
      .min(2)
      .max(8)
      .optional(),
    /** At least one of these fields must be filled in, e.g. phone or e-mail. */
    oneOf: z.strictObject({ fields: z.array(name).min(2), message: line }).optional(),
    /** Only with a question for files: what all files of one message may be together, 20 MB unless it is said. */
    filesMaxBytes,
  })
  .superRefine(crossed(formFaults))
  .superRefine(crossed(requestFormFaults));

/** A text to begin an answer with. */
const answerTemplate = z.strictObject({
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(4000),
});

export const siteSchema = z
  .strictObject({
    $schema: z.string().optional(),
    site: name,
    organisation: z.strictObject({
      name: line,
      street: line,
      postcode: z.string().regex(/^[1-9]\d{3} [A-Z]{2}$/, 'bijvoorbeeld 1234 AB'),
      town: line,
      phone: z.string().regex(/^[+0][0-9 -]{7,20}$/, 'alleen cijfers, spaties en streepjes: 039 012 34 30'),
      email: z.email(),
      /** Who answers questions about privacy. */
      privacyContact: line,
    }),
    /** Websites that may embed this site. */
    origins: z.array(origin).min(1),
    languages: z.array(z.enum(languages)).min(1).default(['nl', 'en']),
    statement: statementSchema,
    theme: z
      .strictObject({
        accent: z.string().regex(/^#[0-9a-f]{6}$/, 'een kleur in kleine letters, zoals #0b5c7a'),
        placement: z.enum(['bottom', 'top', 'bottom-left', 'bottom-right']).default('bottom'),
      })
      .prefault({ accent: '#0b5c7a' }),
    cookies: z
      .strictObject({
        /** How long a choice is kept, in days (CB-17: not shorter for a refusal than for a yes). */
        keepDays: z.int().min(30).max(365).default(180),
        /** How long the proof of a decision is kept, counted from the newest one of that browser (AV-04). */
        proofKeep: someTerm.default('P5Y'),
        /** One choice for a domain and everything below it, e.g. "example.nl"; without it each host asks for itself. */
        shareWith: shareDomain.optional(),
        functional: z.array(cookie),
        services: z.array(serviceSchema),
        /** Only with Google Analytics: may the visitor turn IP anonymisation off? */
        ipAnonymisation: z.strictObject({ locked: z.boolean(), why: text }).optional(),
      })
      .superRefine(crossed(cookieFaults))
      .transform(({ services, ...rest }) => ({
        ...rest,
        services: withDeclarations(services, ipSwitchOf(rest)),
      })),
    hours: z.strictObject({ when: line, answerWithin: line }),
    /** What to do now if it can't wait; shown above the form and after sending. */
    urgent: z.array(text).min(1).max(4),
    /** Who consents beside or instead of whom; forms and statement follow it. */
    minors: minorsSchema,
    forms: z.record(name, form),
    /** What the secretariat can begin an answer with, beside the built-in first reply in each language. */
    answers: z.array(answerTemplate).max(30).default([]),
    /** The texts of the forms in other languages, by their Dutch text; what is missing is shown in Dutch. */
    translations: translationsSchema.optional(),
    retention: retentionSchema,
    /** A server that was away for longer opens a draft in the register of incidents. */
    incidents: z.strictObject({ outageHours: z.int().min(1).max(72).default(4) }).prefault({}),
    register: registerSchema,
    mail: mailSchema,
  })
  .superRefine(crossed(shareFaults))
  .superRefine(
    // Questions that the rule for minors writes can be translated too.
    crossed((site) =>
      minorsFaults(site).length ? [] : translationFaults({ ...site, forms: withRepresentation(site) }),
    ),
  )
  .superRefine(crossed(ownNameFaults))
  .superRefine(crossed(minorsFaults))
  .transform((site) => ({ ...site, forms: withRepresentation(site) }));

export type Site = z.infer<typeof siteSchema>;
export type SiteInput = z.input<typeof siteSchema>;
export type { Service } from './services/all.ts';
export type FormSettings = Site['forms'][string];
/** A question as it is asked, and as a settings document may write it. */
export type Field = z.infer<typeof field> | z.infer<typeof group>;
export type WrittenForm = z.infer<typeof form>;
export type WrittenField = WrittenForm['fields'][number];
export type { RetentionRules } from './retention-schema.ts';
