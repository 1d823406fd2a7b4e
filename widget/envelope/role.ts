/** Who somebody is in the inbox of a site, so which messages are sealed to them. Pure; the server goes by the same list. */

/**
 * `administrator`: reads, invites, signs. `secretariat`: reads and decides. `carer`: sees what a colleague shared.
 * `privacy-officer`: the register and the books of incidents and disclosures, and no message of a visitor.
 */
export const roles = ['administrator', 'secretariat', 'carer', 'privacy-officer'] as const;
export type Role = (typeof roles)[number];

/** Roles that a form's messages are sealed to. */
export const formReaders: readonly Role[] = ['administrator', 'secretariat'];

/** Roles that an administrator can invite to. Nothing can be shared with a carer yet, so there are none. */
export const invitedRoles = ['secretariat', 'administrator', 'privacy-officer'] as const satisfies Role[];
