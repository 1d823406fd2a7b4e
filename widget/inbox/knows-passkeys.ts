/** Whether this browser knows passkeys at all. Whether one of them can unlock, its PRF, shows when it is used. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}
