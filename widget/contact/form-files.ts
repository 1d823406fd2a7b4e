/**
 * What a form asks of its questions for files. They are built in widget/attachments and fetched only by a form that
 * has one, so this file holds types alone.
 */
import type { TemplateResult } from 'lit/html.js';
import type { MessageContent } from '../envelope/message-content.ts';
import type { Message } from '../envelope/seal.ts';
import type { Field } from './contact-rules.ts';
import type { FieldContext } from './field-view.ts';

export type FileField = Extract<Field, { kind: 'file' }>;

export interface FormFiles {
  /** Of the upload that went well; the message is posted with it. */
  readonly ticket: string | undefined;
  /** What the question takes, in words. */
  help(field: FileField): string;
  /** Inside the question: what was chosen, and the way to choose more. */
  view(field: FileField, context: FieldContext): TemplateResult;
  /** While files are sent: how far it is, and the way to stop. */
  sendingView(): TemplateResult | undefined;
  /** For `seal`: brings the files of the questions that are answered; undefined where there are none. */
  attach(content: MessageContent): Message['attach'];
  /** Called after each drawing. */
  drawn(root: ShadowRoot): void;
}
