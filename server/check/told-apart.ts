/** From what the witnesses wrote down to phases: whose each request and entry is, and each of them once. Pure. */
import { type Declared, ownerOf, serviceAt } from './declared.ts';
import { isOwn } from './own-hosts.ts';
import { type Phase, phaseNames, type SeenRequest, type SeenStorage } from './report-schema.ts';
import type { Tag } from './site-at.ts';
import type { RawRequest, Witness } from './witness.ts';

/** The scripts and beacons of the measuring programs that stand on a site's own server. */
const ownMeasuring = /\/(matomo|piwik)\.(js|php)$/i;

/** What is known of the site; `own` are hosts besides its own domain that are no third party. */
export interface Known {
  url: URL;
  own: readonly string[];
  declared?: Declared;
  tag?: Tag;
}

/** The phases that were visited, in order, with everything third parties got and everything that was kept. */
export function phasesFrom(witnesses: Pick<Witness, 'requests' | 'storage'>[], known: Known): Phase[] {
  const requests = witnesses.flatMap((each) => each.requests);
  return phaseNames.flatMap((name) => {
    const looks = witnesses.flatMap(({ storage }) => storage.get(name) ?? []);
    if (!witnesses.some(({ storage }) => storage.has(name))) return [];
    const storage = new Map<string, SeenStorage>();
    for (const each of looks) {
      const declaredBy = known.declared && ownerOf(each, known.declared);
      const seen = { ...each, party: partyOf(each.host, known), ...(declaredBy && { declaredBy }) };
      const key = [each.kind, each.host, each.name].join(' ');
      // Of one cookie that is written again, the longest life counts.
      if ((storage.get(key)?.days ?? -1) < (seen.days ?? 0)) storage.set(key, seen);
    }
    const seen = requests.filter(({ phase }) => phase === name).flatMap((each) => toldOf(each, known) ?? []);
    return [{ name, requests: counted(seen), storage: [...storage.values()] }];
  });
}

/** A cookie's domain has no port, so on one machine it is everybody's. */
function partyOf(host: string, { url, own }: Known): SeenStorage['party'] {
  return host === url.hostname || isOwn(new URL(`http://${host}`), url, own) ? 'own' : 'third';
}

/** Undefined for what the site's own server gets and that measures nobody. */
function toldOf(raw: RawRequest, { url, own, declared, tag }: Known): SeenRequest | undefined {
  const host = raw.url.host;
  const party = isOwn(raw.url, url, own) ? 'own' : 'third';
  const hit = tag !== undefined && raw.url.href === `${tag.loket}/s/${tag.site}/hits`;
  if (party === 'own' && !hit && !ownMeasuring.test(raw.url.pathname)) return undefined;
  const service = declared && (hit ? hitService(raw.body) : serviceOf(raw, declared));
  const first = raw.url.origin + raw.url.pathname;
  return { host, party, type: raw.type, url: first, count: 1, page: raw.page, ...(service && { service }) };
}

/** What an embedded frame asks elsewhere belongs to the service of that frame. */
function serviceOf({ url, frames }: RawRequest, declared: Declared): string | undefined {
  return [url, ...frames].map((each) => serviceAt(each, declared)).find((id) => id !== undefined);
}

/** A hit for our own relay names the service it is for. */
function hitService(body: string | null): string | undefined {
  try {
    return String(JSON.parse(body ?? '').service);
  } catch {
    return undefined;
  }
}

function counted(requests: SeenRequest[]): SeenRequest[] {
  const once = new Map<string, SeenRequest>();
  for (const each of requests) {
    const key = [each.host, each.type, each.page, each.service].join(' ');
    const known = once.get(key);
    if (known) known.count++;
    else once.set(key, { ...each });
  }
  return [...once.values()];
}
