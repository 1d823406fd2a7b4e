/**
 * What a website that uses privacyloket can rely on, for its own TypeScript. Copy this file into your project, or
 * name it: `/// <reference path="…/privacyloket.d.ts" />`. A test holds it against the code.
 */

/** Service id -> yes or no, and `ip`: whether the visitor's IP address is hidden from a vendor. */
export type PrivacyChoices = Record<string, boolean>;

/** `window.privacyloket`: a page's own scripts can look, ask and withdraw. A yes takes the visitor's own hand. */
export interface Privacyloket {
  /** Opens the preferences, at the row of a purpose or a service where one is named. */
  open(row?: PrivacyPurpose | (string & {})): void;
  /** What holds now; a copy. */
  choices(): PrivacyChoices;
  /** Takes back every yes. */
  withdraw(): void;
}

export type PrivacyPurpose = 'analytics' | 'click-tracking' | 'embedded';

/** What the doctor found that the settings do not allow (`?privacyloket=doctor`), in the words it shows. */
export interface PrivacyFinding {
  kind: 'storage' | 'request' | 'element';
  /** Name of the entry, or the host. */
  name: string;
  /** Kind of storage, or what asked for it. */
  where: string;
  /** The service that declares it, where one does; it has no yes then. */
  service?: string | undefined;
  /** One sentence for the webmaster. */
  text: string;
}

/** On the document. */
export interface PrivacyEventMap {
  /** A decision was taken, here or in another tab, and this page follows it already. */
  'privacyloket-changed': CustomEvent<PrivacyChoices>;
  /** Only while the doctor is open: something is kept or asked that the settings do not declare. */
  'privacyloket-undeclared': CustomEvent<PrivacyFinding>;
}

/** Attributes of the elements that a page writes. What stands inside is shown until there is something better. */
export interface PrivacyElements {
  'privacy-form': {
    /** Which of the site's forms. */
    form: string;
  };
  /** With the script `/formulier/frame.js`; `title` names the frame. */
  'privacy-form-frame': {
    /** Which of the site's forms. */
    form: string;
    title?: string;
  };
  'privacy-receipt': object;
  'privacy-statement': {
    /** Only what a browser may keep, and what was chosen; the whole privacy statement when absent. */
    part?: 'cookies';
    /** Level of the first heading, 2 to 5; otherwise 2 for the whole, 3 for the cookies. */
    level?: 2 | 3 | 4 | 5 | '2' | '3' | '4' | '5';
  };
}

/** The same for JSX: `Base` is what your framework gives every element, e.g. `React.HTMLAttributes<HTMLElement>`. */
export type PrivacyJsx<Base = object> = { [Tag in keyof PrivacyElements]: PrivacyElements[Tag] & Base };

/** On a `<template>` or `<script type="text/plain">` that is held until there is a yes. */
export interface PrivacyHeldAttributes {
  /** Id of a service, or a purpose for all of its services. */
  'data-privacy': PrivacyPurpose | (string & {});
  /** Of a script: the type it gets once it may run; classic when absent. */
  'data-type'?: string;
  /** What the placeholder calls the content; otherwise the frame's own title. */
  'data-title'?: string;
  /** Width to height of the content, e.g. `16/9`. */
  'data-ratio'?: `${number}/${number}`;
  /** A page about it at the other party, for who wants no embed. */
  'data-link'?: string;
  /** Level of the placeholder's heading; a paragraph when absent. */
  'data-heading'?: 2 | 3 | 4 | 5 | 6 | '2' | '3' | '4' | '5' | '6';
}

/** On anything that opens the preferences when it is clicked. */
export interface PrivacyOpenerAttributes {
  /** The row to open at, or empty. */
  'data-privacy-open': '' | PrivacyPurpose | (string & {});
}

/** On our own `<script>`. */
export interface PrivacyTagAttributes {
  /** Id of the site. */
  'data-privacyloket': string;
  /** Fingerprints of the administrator's key and of the recovery sheet's, separated by a space. */
  'data-key'?: string;
  /** The oldest signed statement that the form accepts. */
  'data-version'?: string;
  /** Origin of the server, where the script itself comes from elsewhere. */
  'data-server'?: string;
  /** Opens the doctor for everybody; for a page that only webmasters see. */
  'data-doctor'?: string;
}

declare global {
  interface Window {
    /** There once the script has run; ask with `?.` before. */
    readonly privacyloket?: Privacyloket;
  }
  interface DocumentEventMap extends PrivacyEventMap {}
  interface HTMLElementTagNameMap {
    'privacy-form': HTMLElement;
    'privacy-form-frame': HTMLElement;
    'privacy-receipt': HTMLElement;
    'privacy-statement': HTMLElement;
  }
}
