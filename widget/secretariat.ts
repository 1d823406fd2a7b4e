/**
 * DOOR: the inbox page. Defines its elements, gives the page its styles, and starts; everything else is in inbox/.
 *
 * @example
 * <script type="module" src="/a/secretariat-….js"></script>
 * <inbox-app></inbox-app>
 */

import { InboxAccess } from './inbox/access-page.ts';
import { answerStyles } from './inbox/answer-part.styles.ts';
import { InboxAnswer } from './inbox/answer-part.ts';
import { InboxAnswerSheet } from './inbox/answer-sheet.ts';
import { appStyles } from './inbox/app.styles.ts';
import { InboxCopy } from './inbox/copy-button.ts';
import { deskStyles } from './inbox/desk.styles.ts';
import { enrolmentStyles } from './inbox/enrolment.styles.ts';
import { InboxEnrolment } from './inbox/enrolment.ts';
import { InboxApp } from './inbox/inbox-app.ts';
import { InboxDesk } from './inbox/inbox-desk.ts';
import { InboxPanes } from './inbox/inbox-panes.ts';
import { logbookStyles } from './inbox/logbook.styles.ts';
import { InboxLogbookCopies } from './inbox/logbook-copies.ts';
import { InboxLogbookEntry } from './inbox/logbook-entry.ts';
import { InboxLogbookForm } from './inbox/logbook-form.ts';
import { InboxLogbook } from './inbox/logbook-page.ts';
import { InboxMailNotice } from './inbox/mail-notice.ts';
import { InboxMailed } from './inbox/mailed-drop.ts';
import { InboxMany } from './inbox/many-messages.ts';
import { InboxMarks } from './inbox/mark-part.ts';
import { InboxFiles } from './inbox/message-files.ts';
import { InboxHistory } from './inbox/message-history.ts';
import { listStyles } from './inbox/message-list.styles.ts';
import { InboxList } from './inbox/message-list.ts';
import { readerStyles } from './inbox/message-reader.styles.ts';
import { InboxReader } from './inbox/message-reader.ts';
import { InboxSource } from './inbox/message-source.ts';
import { InboxNotes } from './inbox/note-part.ts';
import { notesStyles } from './inbox/notes.styles.ts';
import { InboxOutcomes } from './inbox/outcome-bar.ts';
import { InboxPassphrase } from './inbox/passphrase-change.ts';
import { InboxPeople } from './inbox/people-page.ts';
import { InboxPersonSearch } from './inbox/person-search.ts';
import { InboxPortable } from './inbox/portable-copies.ts';
import { InboxRegisterFilter } from './inbox/register-filter.ts';
import { InboxRegister } from './inbox/register-page.ts';
import { InboxRequestEntry } from './inbox/request-entry.ts';
import { InboxLetter } from './inbox/request-letter.ts';
import { InboxRequestList } from './inbox/request-list.ts';
import { InboxRequestSteps } from './inbox/request-steps.ts';
import { requestStyles } from './inbox/requests.styles.ts';
import { InboxRequests } from './inbox/requests-page.ts';
import { InboxRestricted } from './inbox/restricted-message.ts';
import { InboxRetype } from './inbox/retype-words.ts';
import { InboxServiceEnd } from './inbox/service-end.ts';
import { InboxSignIn } from './inbox/sign-in.ts';
import { InboxStatement } from './inbox/statement-notice.ts';
import { InboxViews } from './inbox/view-part.ts';
import { InboxVisit } from './inbox/visit-sheet.ts';
import { InboxWebsite } from './inbox/website-page.ts';

document.adoptedStyleSheets = [
  appStyles,
  enrolmentStyles,
  deskStyles,
  listStyles,
  readerStyles,
  requestStyles,
  answerStyles,
  logbookStyles,
  notesStyles,
].map(({ styleSheet }) => styleSheet!);

customElements.define('inbox-copy', InboxCopy);
customElements.define('inbox-retype', InboxRetype);
customElements.define('inbox-sign-in', InboxSignIn);
customElements.define('inbox-enrolment', InboxEnrolment);
customElements.define('inbox-views', InboxViews);
customElements.define('inbox-list', InboxList);
customElements.define('inbox-source', InboxSource);
customElements.define('inbox-many', InboxMany);
customElements.define('inbox-marks', InboxMarks);
customElements.define('inbox-notes', InboxNotes);
customElements.define('inbox-answer-sheet', InboxAnswerSheet);
customElements.define('inbox-answer', InboxAnswer);
customElements.define('inbox-service-end', InboxServiceEnd);
customElements.define('inbox-outcomes', InboxOutcomes);
customElements.define('inbox-files', InboxFiles);
customElements.define('inbox-history', InboxHistory);
customElements.define('inbox-visit', InboxVisit);
customElements.define('inbox-portable', InboxPortable);
customElements.define('inbox-reader', InboxReader);
customElements.define('inbox-mailed', InboxMailed);
customElements.define('inbox-restricted', InboxRestricted);
customElements.define('inbox-panes', InboxPanes);
customElements.define('inbox-statement', InboxStatement);
customElements.define('inbox-website', InboxWebsite);
customElements.define('inbox-letter', InboxLetter);
customElements.define('inbox-request-steps', InboxRequestSteps);
customElements.define('inbox-request-list', InboxRequestList);
customElements.define('inbox-request-entry', InboxRequestEntry);
customElements.define('inbox-person-search', InboxPersonSearch);
customElements.define('inbox-requests', InboxRequests);
customElements.define('inbox-logbook-copies', InboxLogbookCopies);
customElements.define('inbox-logbook-entry', InboxLogbookEntry);
customElements.define('inbox-logbook-form', InboxLogbookForm);
customElements.define('inbox-logbook', InboxLogbook);
customElements.define('inbox-passphrase', InboxPassphrase);
customElements.define('inbox-access', InboxAccess);
customElements.define('inbox-people', InboxPeople);
customElements.define('inbox-register', InboxRegister);
customElements.define('inbox-register-filter', InboxRegisterFilter);
customElements.define('inbox-mail-notice', InboxMailNotice);
customElements.define('inbox-desk', InboxDesk);
customElements.define('inbox-app', InboxApp);
