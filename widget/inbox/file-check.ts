/**
 * Looks at a file once more after it was opened (SE-25): anyone can seal anything to a public key, so what the form
 * checked says nothing of what a stranger sent without the form. Nobody looks for viruses here, and the inbox says so.
 */
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { tellType } from '../attachments/tell-type.ts';
import { type FileType, isFileType } from '../envelope/file-types.ts';
import type { AttachedFile } from '../envelope/message-content.ts';
import { endsAs } from '../envelope/safe-name.ts';

/** `type`: it is not what it says. `name`: its name ends as another kind of file. `unasked`: the form takes no such file. */
export type FileWarning = 'type' | 'name' | 'unasked';

export interface CheckedFile {
  /** What its bytes say it is; null for anything that no form takes. */
  told: FileType | null;
  warnings: FileWarning[];
}

/** `definition` is the signed form, or null where it can't be found. */
export async function checkFile(
  { field, name, type }: AttachedFile,
  content: Blob,
  definition: FormDefinition | null,
): Promise<CheckedFile> {
  const found = await tellType(content);
  const told = found === 'heic' ? null : found;
  const question = definition?.fields.find(({ id }) => id === field);
  const asked = question?.kind === 'file' && told !== null && question.types.includes(told);
  const warnings: [FileWarning, boolean][] = [
    ['type', told === null || told !== type],
    ['name', !isFileType(type) || !endsAs(name, type)],
    ['unasked', !asked],
  ];
  return { told, warnings: warnings.filter(([, is]) => is).map(([warning]) => warning) };
}
