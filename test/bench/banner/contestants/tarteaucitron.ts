/** AmauriC/tarteaucitron.js: its minified files; a service of the page's own is held. */
import { type Contestant, heldScript } from './contestant.ts';

export const tarteaucitron: Contestant = {
  name: 'tarteaucitron',
  peer: 'tarteaucitronjs@1.34.0',
  files: {
    'tarteaucitron.min.js': 'tarteaucitron.min.js',
    'tarteaucitron.services.min.js': 'tarteaucitron.services.min.js',
    'css/tarteaucitron.min.css': 'css/tarteaucitron.min.css',
    'lang/tarteaucitron.nl.min.js': 'lang/tarteaucitron.nl.min.js',
  },
  head: `<script src="tarteaucitron.min.js"></script>
<script>
tarteaucitronForceLanguage = 'nl';
tarteaucitron.init({
  privacyUrl: '/privacy',
  orientation: 'bottom',
  showAlertSmall: false,
  showIcon: true,
  highPrivacy: true,
  DenyAllCta: true,
  AcceptAllCta: true,
  googleConsentMode: false,
  bingConsentMode: false,
  removeCredit: true
});
</script>`,
  body: `<script>
tarteaucitron.services.meting = {
  key: 'meting',
  type: 'analytic',
  name: 'Statistiek',
  uri: '/privacy',
  needConsent: true,
  cookies: [],
  js: function () { tarteaucitron.addScript('${heldScript}'); }
};
(tarteaucitron.job = tarteaucitron.job || []).push('meting');
</script>`,
  accept: ['#tarteaucitronPersonalize2'],
};
