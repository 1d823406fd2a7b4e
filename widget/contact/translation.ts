/**
 * A site's own texts in another language; fetched by who reads that language. The signed form holds the hash of each
 * translation, so a server that is not the provider's can't put other questions into the visitor's mouth.
 */
import { call } from '../delivery/call.ts';
import { routeOf, type Where } from '../delivery/where.ts';
import { isAsSigned } from '../envelope/as-signed.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';
import type { Translated } from './say.ts';

/** Undefined where none was signed, none came, or another came: then the form says it in Dutch. */
export async function loadTranslation(
  where: Where,
  form: string,
  { translations }: FormDefinition,
): Promise<Translated> {
  const { language } = where;
  const hash = language === 'nl' ? undefined : translations?.[language];
  if (!hash) return undefined;
  const reply = await call(routeOf(where, `vertaling/${form}/${language}`));
  if (reply?.status !== 200 || !(await isAsSigned(JSON.stringify(reply.body), hash))) return undefined;
  return new Map(Object.entries(reply.body as Record<string, string>));
}
