/** The kinds of files that a form can take: what can be told from the bytes themselves, and shown by any office. */

/** By their names in the settings and in a sealed message. */
export const fileTypes = ['jpeg', 'png', 'webp', 'pdf', 'docx', 'txt'] as const;
export type FileType = (typeof fileTypes)[number];
