/** `privacyloket wordpress <file.zip>`: makes the plugin that a provider installs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GateMissing } from '../sites/embed-script.ts';
import { pluginZip } from './plugin-zip.ts';

/** Writes the zip and says what to do with it; 1 where there is nothing built, or the file can't be written. */
export function wordpressCommand(file: string, print: (line: string) => void): number {
  const dist = process.env.DIST_DIR || join(import.meta.dirname, '..', '..', 'dist');
  let zip: Uint8Array;
  try {
    zip = pluginZip(dist);
    writeFileSync(file, zip);
  } catch (fault) {
    if (!(fault instanceof GateMissing) && (fault as NodeJS.ErrnoException).syscall === undefined)
      throw fault;
    print((fault as Error).message);
    return 1;
  }
  print(
    `${file}: ${Math.ceil(zip.length / 1024)} kB. Zet dit in WordPress onder Plugins, Nieuwe plugin, Uploaden.`,
  );
  print('Vul daarna bij Instellingen, Privacyloket de vier waarden in uit de regel die de inbox toont.');
  return 0;
}
