/**
 * What the first layer says, in every language. The site's own first language travels inside the script, so that
 * the question stands as soon as the script does; the others come as one chunk. Plain text, `{name}` is the provider.
 */
import type { Language } from './languages.ts';

export interface QuestionWords {
  title: string;
  /** Followed by the purposes (CB-04). */
  who: string;
  analytics: string;
  'click-tracking': string;
  embedded: string;
  /** Before consent, that and how it can be taken back (CB-14). */
  change: string;
  statement: string;
  accept: string;
  refuse: string;
  choose: string;
  kept: string;
  /** Instead of `kept` where the browser keeps nothing. */
  notKept: string;
  /** Before what is asked again because it changed. */
  fresh: string;
}

export const questions: Record<'nl' | 'en', QuestionWords> & Partial<Record<Language, QuestionWords>> = {
  nl: {
    title: 'Mogen wij meten?',
    who: '{name} wil graag weten:',
    analytics: 'welke pagina’s mensen lezen (statistieken)',
    'click-tracking': 'waar mensen op klikken (klikgedrag)',
    embedded: 'of wij video’s en kaarten van anderen mogen tonen',
    change: 'U kunt uw keuze altijd aanpassen.',
    statement: 'Privacyverklaring',
    accept: 'Accepteren',
    refuse: 'Weigeren',
    choose: 'Zelf kiezen',
    kept: 'Uw keuze is bewaard.',
    notKept: 'Uw browser bewaart niets. Op de volgende pagina vragen wij het weer.',
    fresh: 'Nieuw',
  },
  en: {
    title: 'May we measure?',
    who: '{name} would like to know:',
    analytics: 'which pages people read (statistics)',
    'click-tracking': 'where people click (click tracking)',
    embedded: 'whether we may show videos and maps of others',
    change: 'You can change your choice at any time.',
    statement: 'Privacy statement',
    accept: 'Accept',
    refuse: 'Refuse',
    choose: 'Choose yourself',
    kept: 'Your choice has been kept.',
    notKept: 'Your browser keeps nothing. We will ask again on the next page.',
    fresh: 'New',
  },
};
