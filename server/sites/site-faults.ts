/** Turns what the schema refuses into plain Dutch lines with a path, for whoever writes the settings. Pure. */
import type { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { keysAt } from './site-json-schema.ts';

/** One fault in one settings document. `path` as in "forms.aanmelding.fields.2.kind"; '' is the whole document. */
export interface SiteFault {
  path: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

/** All faults at once, in the order of the document's schema. */
export function siteFaults(issues: readonly Issue[], before: readonly PropertyKey[] = []): SiteFault[] {
  return issues.flatMap((issue) => faultsOf(issue, [...before, ...issue.path]));
}

function faultsOf(issue: Issue, path: PropertyKey[]): SiteFault[] {
  const at = path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key].map(String).join('.'),
        message: `deze naam bestaat niet${meant(key, keysAt(path))}`,
      }));
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options))
        return [{ path: at, message: oneOf(issue.options, discriminated(issue)) }];
      // A value that may have several shapes: the shape it comes closest to says what is wrong.
      const closest = [...issue.errors].sort((one, other) => weight(one) - weight(other))[0] ?? [];
      return siteFaults(closest, path);
    }
    case 'invalid_key':
      return [{ path: at, message: `deze naam mag niet: ${issue.issues[0]?.message ?? 'ongeldig'}` }];
    default:
      return [{ path: at, message: issue.message }];
  }
}

/** The value that should have said which of the shapes it is. */
function discriminated({
  input,
  discriminator,
}: {
  input?: unknown;
  discriminator?: string | undefined;
}): unknown {
  return typeof input === 'object' && input ? (input as Record<string, unknown>)[discriminator ?? ''] : input;
}

/** A wrong value weighs less than a wrong or missing name: then the shape itself was probably meant. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, { code }) => sum + (code === 'unrecognized_keys' || code === 'invalid_type' ? 3 : 1),
    0,
  );
}

/** The words for what the schema has no words for itself; given to zod's `safeParse`. */
export function dutch(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'ontbreekt; is verplicht'
        : `moet ${kinds[issue.expected] ?? issue.expected} zijn`;
    case 'invalid_value':
      return oneOf(issue.values, issue.input);
    case 'too_small':
      return `te ${scales[issue.origin]?.[0] ?? 'klein'}: ten minste ${issue.minimum}${issue.origin === 'string' ? ' tekens' : ''}`;
    case 'too_big':
      return `te ${scales[issue.origin]?.[1] ?? 'groot'}: ten hoogste ${issue.maximum}${issue.origin === 'string' ? ' tekens' : ''}`;
    case 'invalid_format':
      return formats[issue.format] ?? `heeft niet de goede vorm: ${issue.pattern ?? issue.format}`;
    default:
      return undefined;
  }
}

function oneOf(values: readonly unknown[], input: unknown): string {
  const names = values.map(String);
  const near = typeof input === 'string' ? nearestName(input, names) : undefined;
  if (names.length === 1) return `moet "${names[0]}" zijn`;
  return `moet een van deze zijn: ${names.join(', ')}${near ? `; bedoelt u "${near}"?` : ''}`;
}

function meant(key: string, names: readonly string[]): string {
  const near = nearestName(key, names);
  return near ? `; bedoelt u "${near}"?` : `; hier mag: ${names.join(', ')}`;
}

const scales: Readonly<Record<string, readonly [string, string]>> = {
  string: ['kort', 'lang'],
  array: ['weinig', 'veel'],
};

const kinds: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een blok met namen',
  record: 'een blok met namen',
};

const formats: Readonly<Record<string, string>> = {
  email: 'is geen mailadres',
  url: 'is geen volledig adres, zoals https://www.voorbeeld.nl',
  date: 'is geen datum, zoals 2026-11-02',
};
