/** What a hash, a key or a fingerprint looks like when it comes in. */

/** 32 bytes in their one base64url form: the last letter stands for four bits, so its other two must be zero. */
export const thirtyTwoBytes = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
