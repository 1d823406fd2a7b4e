/**
 * Compares what a browser shows with the picture that is kept of it. `UPDATE_PICTURES=1` keeps what is shown now.
 * The kept pictures are for people too: whoever changes the look sees it in the change itself.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far a pixel may be off (0 to 1, in the colour space of the eye) and how many may be. Edges of letters are drawn
 * a little differently by each version of Chromium, which 0.2 lets pass; a line of text that is gone, or a button that
 * has another colour, is more than one pixel in a hundred at these sizes.
 */
const threshold = 0.2;
const mostPixels = 0.01;
/** Bytes; a repository keeps every picture for ever. */
const largest = 40_960;

/** Throws where the picture differs, with the files that show how. `at`: the folder that keeps it. */
export function comparePicture(name: string, shown: Buffer, at: string = import.meta.dirname): void {
  const kept = join(at, `${name}.png`);
  const actual = PNG.sync.read(shown);
  if (process.env.UPDATE_PICTURES === '1') {
    const bytes = small(actual);
    if (bytes.length > largest) throw new Error(`${name}: ${bytes.length} bytes, too large to keep`);
    writeFileSync(kept, bytes);
    return;
  }
  const folder = () => mkdtempSync(join(tmpdir(), `picture-${name}-`));
  const keep = (in_: string, file: string, bytes: Buffer) => {
    const path = join(in_, file);
    writeFileSync(path, bytes);
    return path;
  };
  if (!existsSync(kept))
    throw new Error(`${name}: no picture is kept; shown: ${keep(folder(), 'actual.png', shown)}`);
  const expected = PNG.sync.read(readFileSync(kept));
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height)
    throw new Error(
      `${name}: ${actual.width}×${actual.height} instead of ${width}×${height}; shown: ${keep(folder(), 'actual.png', shown)}`,
    );
  const difference = new PNG({ width, height });
  const off = pixelmatch(expected.data, actual.data, difference.data, width, height, { threshold });
  if (off <= width * height * mostPixels) return;
  const found = folder();
  const files = [keep(found, 'actual.png', shown), keep(found, 'difference.png', PNG.sync.write(difference))];
  throw new Error(`${name}: ${off} of ${width * height} pixels differ; see ${files.join(' and ')}`);
}

/** As few bytes as it takes: sixteen steps of each colour, a difference that `threshold` does not see. */
function small(picture: PNG): Buffer {
  for (let at = 0; at < picture.data.length; at++) picture.data[at] = Math.round(picture.data[at]! / 17) * 17;
  return PNG.sync.write(picture, {
    colorType: 2,
    inputHasAlpha: true,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
  });
}
