/** One thing that the doctor looked at, and what to do about it. */
export interface Finding {
  /** 'wrong': a promise is broken or soon will be. 'look': a person should judge. 'skipped': it could not be looked at. */
  is: 'fine' | 'look' | 'wrong' | 'skipped';
  /** What was found, in one plain sentence. */
  found: string;
  /** What to do; '' where nothing is. */
  todo: string;
}

export const fine = (found: string): Finding => ({ is: 'fine', found, todo: '' });
export const look = (found: string, todo: string): Finding => ({ is: 'look', found, todo });
export const wrong = (found: string, todo: string): Finding => ({ is: 'wrong', found, todo });
export const skipped = (found: string): Finding => ({ is: 'skipped', found, todo: '' });
