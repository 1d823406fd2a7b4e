/** The content of the files in files.json: byte number `at` is `at` times 7, modulo 251. */
export function sampleFile(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 7) % 251);
}
