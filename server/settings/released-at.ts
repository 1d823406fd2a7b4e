/** When this release was made, in ms: a clock that says less is wrong. Moved on with every release. */
export const releasedAt = Date.UTC(2026, 10, 1);
