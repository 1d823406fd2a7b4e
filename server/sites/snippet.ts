/**
 * All that a website needs to use a site: both tags without their keys, what its Content Security Policy has to let in,
 * and its own gpc.json. Pure. The keys are added by the inbox that made them, never here (design 7).
 */
import { siteTag, type TagParts, tagNl } from '../../widget/words/site-tag.ts';
import { gpcPath, gpcText } from '../consents/gpc-support.ts';
import type { PinnedGate } from './pinned-archive.ts';
import { factsOf, ipSwitchOf } from './services/all.ts';
import type { Hosts } from './services/integration-shape.ts';
import type { Site } from './site-schema.ts';

export interface Snippet {
  living: TagParts;
  pinned: TagParts;
  /** Directives of a policy, to be added to what the website lets in already. */
  policy: string[];
  gpc: { path: string; text: string };
}

/** `loket` is our origin; `pinned` the newest pinned gate. */
export function snippetOf(
  site: Site,
  { loket, pinned }: { loket: string; pinned: Pick<PinnedGate, 'hash' | 'integrity'> },
): Snippet {
  const id = site.site;
  return {
    living: { site: id, src: `${loket}/${id}.js` },
    pinned: { site: id, src: `${loket}/p/${pinned.hash}.js`, integrity: pinned.integrity },
    policy: policyOf(site, loket),
    gpc: { path: gpcPath, text: gpcText.trim() },
  };
}

/** What has to be let in: us, and each service after a yes. Names of policies only where Trusted Types are asked for. */
export function policyOf({ cookies }: Site, loket: string): string[] {
  const hosts = cookies.services.map((service) => factsOf(service, ipSwitchOf(cookies)).hosts);
  const line = (directive: string, kind: keyof Hosts, ours: string[]) => {
    const sources = new Set([...ours, ...hosts.flatMap((each) => each[kind])]);
    return sources.size ? [`${directive} ${[...sources].join(' ')}`] : [];
  };
  return [
    ...line('script-src', 'script', [loket]),
    ...line('connect-src', 'connect', [loket]),
    ...line('frame-src', 'frame', []),
    ...line('img-src', 'img', []),
    'trusted-types lit-html privacyloket',
  ];
}

/** As the command line prints it: lines of plain Dutch, and the text to copy between them. */
export function snippetText({ living, pinned, policy, gpc }: Snippet): string[] {
  const kind = ({ title, does, protects, not }: typeof tagNl.living, parts: TagParts) => [
    `== ${title}`,
    does,
    `Beschermt: ${protects}`,
    `Beschermt niet: ${not}`,
    '',
    siteTag(parts),
    '',
  ];
  return [
    ...kind(tagNl.living, living),
    ...kind(tagNl.pinned, pinned),
    tagNl.keys,
    '',
    '== Content-Security-Policy',
    tagNl.policy,
    ...policy.map((each) => `${each};`),
    tagNl.nonce,
    '',
    `== ${gpc.path}`,
    tagNl.gpc,
    gpc.text,
  ];
}
