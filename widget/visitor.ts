/**
 * Door of the living tag: the one script that a public page loads, with the site's settings inside.
 * @example <script type="module" async crossorigin data-privacyloket="rondom" src="https://loket.example.nl/rondom.js"></script>
 */
import { settings } from './settings/gate-settings.ts';
import { start } from './start.ts';

const tag = document.querySelector<HTMLElement>('script[data-privacyloket]');
start(settings, tag?.dataset ?? {}, import.meta.url);
