/** orestbida/cookieconsent: style sheet and script as its guide says, texts in its configuration. */
import { asked, type Contestant, heldScript } from './contestant.ts';

export const vanillaCookieconsent: Contestant = {
  name: 'vanilla-cc',
  peer: 'vanilla-cookieconsent@3.1.0',
  files: {
    'cookieconsent.css': 'dist/cookieconsent.css',
    'cookieconsent.umd.js': 'dist/cookieconsent.umd.js',
  },
  head: '<link rel="stylesheet" href="cookieconsent.css">',
  // It hides from automated browsers unless told not to.
  body: `<script type="text/plain" data-category="analytics" data-src="${heldScript}"></script>
<script src="cookieconsent.umd.js"></script>
<script>
CookieConsent.run({
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
  language: { default: 'nl', translations: { nl: {
    consentModal: {
      title: '${asked.title}',
      description: '${asked.text}',
      acceptAllBtn: '${asked.accept}',
      acceptNecessaryBtn: '${asked.refuse}',
      showPreferencesBtn: '${asked.choose}',
      footer: '<a href="/privacy">${asked.statement}</a>'
    },
    preferencesModal: {
      title: 'Uw keuzes',
      acceptAllBtn: '${asked.accept}',
      acceptNecessaryBtn: '${asked.refuse}',
      savePreferencesBtn: 'Bewaren',
      closeIconLabel: 'Sluiten',
      sections: [
        { title: 'Nodig', description: 'Altijd aan.', linkedCategory: 'necessary' },
        { title: 'Statistiek', description: '${asked.text}', linkedCategory: 'analytics' }
      ]
    }
  } } }
});
</script>`,
  accept: ['#cc-main [data-role="all"]'],
};
