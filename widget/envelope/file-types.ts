/** The kinds of files that a form can take: what can be told from the bytes themselves, and shown by any office. */

/** By their names in the settings and in a sealed message. */
export const fileTypes = ['jpeg', 'png', 'webp', 'pdf', 'docx', 'txt'] as const;
export type FileType = (typeof fileTypes)[number];

/** How the name of such a file ends; the first is the one it gets where it has none of them. */
export const fileEndings: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  pdf: ['pdf'],
  docx: ['docx'],
  txt: ['txt'],
};

/** Whether a text from outside names one of them. */
export function isFileType(text: string): text is FileType {
  return (fileTypes as readonly string[]).includes(text);
}
