/** osano/cookieconsent 3.1.1: blocks nothing itself, so the page adds the held script when it is told of a yes. */
import { asked, type Contestant, heldScript } from './contestant.ts';

export const osano: Contestant = {
  name: 'osano',
  peer: 'cookieconsent@3.1.1',
  files: {
    'cookieconsent.css': 'build/cookieconsent.min.css',
    'cookieconsent.js': 'build/cookieconsent.min.js',
  },
  head: '<link rel="stylesheet" href="cookieconsent.css">',
  body: `<script src="cookieconsent.js"></script>
<script>
(function () {
  function release(status) {
    if (status !== 'allow') return;
    var script = document.createElement('script');
    script.src = '${heldScript}';
    document.body.appendChild(script);
  }
  window.cookieconsent.initialise({
    type: 'opt-in',
    palette: { popup: { background: '#ffffff', text: '#1a1a1a' }, button: { background: '#1d6540', text: '#ffffff' } },
    content: {
      message: '${asked.title} ${asked.text}',
      allow: '${asked.accept}',
      deny: '${asked.refuse}',
      link: '${asked.statement}',
      href: '/privacy'
    },
    onInitialise: release,
    onStatusChange: release
  });
})();
</script>`,
  accept: ['.cc-window .cc-allow'],
};
