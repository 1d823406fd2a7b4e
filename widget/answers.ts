/**
 * DOOR: the script that only the receipt page on our own origin loads; it alone opens anything for a visitor, and only
 * the answers to that visitor's message.
 *
 * @example
 * <script type="module" src="/bewijs/answers.js"></script>
 * <privacy-receipt><privacy-answers slot="answers"></privacy-answers></privacy-receipt>
 */
import { PrivacyAnswers } from './receipt/privacy-answers.ts';

customElements.define('privacy-answers', PrivacyAnswers);
