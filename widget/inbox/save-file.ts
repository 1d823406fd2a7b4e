/** Hands a file that was made here to the browser's own downloads. */

/** Long enough for a browser that asks where to put it. */
const addressMs = 60_000;

/** `name` with its ending. Of no type, so that no browser opens it as a page of this origin. */
export function saveFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressMs);
}
