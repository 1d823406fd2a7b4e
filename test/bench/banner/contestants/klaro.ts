/** kiprotect/klaro: one script with its style and all of its words. */
import { asked, type Contestant, heldScript } from './contestant.ts';

export const klaro: Contestant = {
  name: 'klaro',
  peer: 'klaro@0.7.22',
  files: { 'klaro.js': 'dist/klaro.js' },
  head: '',
  body: `<script type="text/plain" data-type="application/javascript" data-name="analytics" data-src="${heldScript}"></script>
<script>
window.klaroConfig = {
  lang: 'nl',
  privacyPolicy: '/privacy',
  acceptAll: true,
  services: [{ name: 'analytics', purposes: ['analytics'], translations: { nl: { title: 'Statistiek', description: '${asked.text}' } } }]
};
</script>
<script src="klaro.js"></script>`,
  accept: ['.klaro .cookie-notice .cm-btn-success'],
};
