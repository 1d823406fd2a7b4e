/** The languages that a visitor can be asked in: those of the people whom these providers serve. */

export const languages = ['nl', 'en', 'tr', 'ar', 'pl', 'uk'] as const;
export type Language = (typeof languages)[number];
