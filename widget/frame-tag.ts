/**
 * Door of the form in a frame, for the provider's page: defines `<privacy-form-frame>` and nothing else.
 * @example <script type="module" async crossorigin src="https://loket.example.nl/formulier/frame.js"></script>
 */
import { PrivacyFormFrame } from './frame/form-frame.ts';

if (!customElements.get('privacy-form-frame')) customElements.define('privacy-form-frame', PrivacyFormFrame);
