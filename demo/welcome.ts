/** What a newcomer reads in the terminal: every address of the demo, and what to do first. */
import type { Site } from '../server/sites/site-schema.ts';
import type { Origins, SiteName } from './origins.ts';

export interface WelcomeOptions {
  origins: Origins;
  sites: readonly Site[];
  enrolmentLinks: Readonly<Record<string, string>>;
  dataDir: string;
}

/** The lines to print, in order. */
export function welcome({ origins, sites, enrolmentLinks, dataDir }: WelcomeOptions): string[] {
  const links = Object.entries(enrolmentLinks);
  return [
    '',
    `privacyloket runs. Its data are in ${dataDir}`,
    '',
    'Five websites of invented care providers:',
    ...sites.map(
      ({ site, organisation }) => `  ${origins[site as SiteName].padEnd(34)} ${organisation.name}`,
    ),
    '',
    `Mailbox of all five:   ${origins.mail}`,
    `Inbox:                 ${origins.inbox}`,
    ...(links.length === 0
      ? []
      : [
          '',
          'Nobody can read the forms of the sites below yet, so they show a phone number.',
          'Open the link of a site to become its administrator. It works once, for 24 hours:',
          ...links.map(([site, link]) => `  ${site.padEnd(10)} ${link}`),
        ]),
    '',
    ...(new URL(origins.inbox).hostname === 'localhost'
      ? []
      : ['A browser that knows no names under .localhost: ORIGINS=ports npm start']),
    'Stop with Ctrl+C.',
    '',
  ];
}
