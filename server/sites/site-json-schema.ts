/**
 * The JSON schema of a settings document, for editors and for finding the nearest right name.
 * Run directly, or by the build, it writes site.schema.json beside itself; a test compares the two.
 */
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { siteSchema } from './site-schema.ts';

/** The part of JSON Schema that zod makes of ours. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

const file = new URL('./site.schema.json', import.meta.url);

/** What a webmaster may write: before defaults are filled in. */
export function siteJsonSchema(): JsonSchema {
  return z.toJSONSchema(siteSchema, { io: 'input' }) as JsonSchema;
}

/** The text of site.schema.json. */
export function siteJsonSchemaText(): string {
  return `${JSON.stringify(siteJsonSchema(), null, 2)}\n`;
}

/** The keys that are known at a path, of every variant that may stand there. */
export function keysAt(path: readonly PropertyKey[], from: JsonSchema = siteJsonSchema()): string[] {
  let here = variants(from);
  for (const step of path) here = here.flatMap((schema) => inside(schema, step)).flatMap(variants);
  return [...new Set(here.flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

function inside(schema: JsonSchema, step: PropertyKey): JsonSchema[] {
  if (typeof step === 'number') return schema.items ? [schema.items] : [];
  const own = schema.properties?.[String(step)];
  if (own) return [own];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function variants(schema: JsonSchema): JsonSchema[] {
  const nested = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return nested.length > 0 ? nested.flatMap(variants) : [schema];
}

/** Called by `npm run build`. */
export function writeSiteJsonSchema(): void {
  writeFileSync(file, siteJsonSchemaText());
}

if (import.meta.main) writeSiteJsonSchema();
