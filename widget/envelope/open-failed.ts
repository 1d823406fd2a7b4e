/** The one failure of everything that opens; the reason stands in `cause`, for a test or a debugger, not for a screen. */
export class OpenFailed extends Error {
  constructor(cause?: unknown) {
    super('this message could not be opened', { cause });
    this.name = 'OpenFailed';
  }
}
