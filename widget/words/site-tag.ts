/** The one line that a provider puts into its website, in its two kinds. Pure; the inbox and the command line use it. */

export interface TagParts {
  site: string;
  /** Address of the script: `…/<site>.js`, or `…/p/<hash>.js` of a pinned gate. */
  src: string;
  /** Fingerprints of the root and the spare key, from the inbox that made them. Absent: no form opens. */
  key?: readonly string[];
  /** Oldest statement that the page still takes. */
  version?: number;
  /** Of a pinned gate. */
  integrity?: string;
  /** Where the script does not come from our server itself, as with files of the website's own. */
  server?: string;
  /** Of a website whose policy lets scripts in by nonce: what its own software puts there. */
  nonce?: string;
}

/** The tag as it is pasted. */
export function siteTag({ site, src, key, version, integrity, server, nonce }: TagParts): string {
  const attributes: [name: string, value: string | number | undefined][] = [
    ['nonce', nonce],
    ['integrity', integrity],
    ['data-privacyloket', site],
    ['data-key', key?.join(' ')],
    ['data-version', version],
    ['data-server', server],
    ['src', src],
  ];
  const written = attributes.filter(([, value]) => value !== undefined);
  return `<script type="module" async crossorigin ${written.map(([name, value]) => `${name}="${value}"`).join(' ')}></script>`;
}

/** What each tag is good for and what not (design 5 and 7), as the webmaster reads it. */
export interface TagWords {
  living: TagKindWords;
  pinned: TagKindWords;
  policy: string;
  nonce: string;
  gpc: string;
  /** Where the command line prints a tag. */
  keys: string;
}

export interface TagKindWords {
  title: string;
  does: string;
  protects: string;
  not: string;
}

export const tagNl: TagWords = {
  living: {
    title: 'Levende regel',
    does: 'U plakt hem één keer. Verbeteringen en nieuwe instellingen komen daarna vanzelf.',
    protects:
      'Het formulier controleert zelf wie het mag lezen. Wie alleen de gegevens op de server verandert, wordt geen lezer.',
    not: 'Wie het script op de server kan veranderen, kan ook het formulier en de cookiemelding veranderen.',
  },
  pinned: {
    title: 'Vaste regel',
    does: 'Uw website gebruikt precies deze versie. U krijgt verbeteringen pas als u de regel vervangt.',
    protects:
      'Ook een gehackte server kan geen lezer toevoegen, geen vraag veranderen en geen ander script starten. Nieuwe instellingen gelden pas als u ze in de inbox ondertekent.',
    not: 'Wie uw eigen website kan veranderen, kan ook de regel veranderen. Een gehackte server kan alles nog wel stilzetten: dan blijft dicht wat dicht was en staat er uw telefoonnummer. Log elke drie maanden een keer in, anders loopt de handtekening af.',
  },
  policy:
    'Heeft uw website een Content-Security-Policy? Zet daar dit in. De regel met trusted-types is alleen nodig als er ook require-trusted-types-for in staat.',
  nonce: 'Werkt uw website met een nonce? Zet die ook in de regel. Dan is script-src niet nodig.',
  gpc: 'Zet dit in uw website op het adres /.well-known/gpc.json. Het zegt dat u luistert naar browsers die geen volgen willen.',
  keys: 'De inbox laat de regel zien met data-key en data-version erin. Deze opdracht kent die codes niet en mag ze niet kennen. Zonder die codes blijft het formulier dicht, en werkt de vaste regel niet.',
};

export const tagEn: TagWords = {
  living: {
    title: 'Living line',
    does: 'You paste it once. Improvements and new settings then come by themselves.',
    protects:
      'The form itself checks who may read it. Whoever changes only the data on the server does not become a reader.',
    not: 'Whoever can change the script on the server can also change the form and the cookie notice.',
  },
  pinned: {
    title: 'Pinned line',
    does: 'Your website uses exactly this version. You get improvements only when you replace the line.',
    protects:
      'Not even a hacked server can add a reader, change a question or start another script. New settings count only once you sign them in the inbox.',
    not: 'Whoever can change your own website can change the line. A hacked server can still make all of it fall silent: what was closed stays closed, and your phone number is shown. Sign in once every three months, or the signature expires.',
  },
  policy:
    'Does your website have a Content-Security-Policy? Put this into it. The line with trusted-types is needed only where it has require-trusted-types-for.',
  nonce: 'Does your website work with a nonce? Put it into the line too. Then script-src is not needed.',
  gpc: 'Put this into your website at /.well-known/gpc.json. It says that you listen to browsers that want no tracking.',
  keys: 'The inbox shows the line with data-key and data-version in it. This command does not know those codes and must not. Without them the form stays closed, and the pinned line does not work.',
};
