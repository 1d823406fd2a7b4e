/** Which text a decision under the pinned tag was about; goes with each proof. Used by the gate and the server. */
import { hashText } from './hash.ts';

/** Eight characters that follow from the signed settings and the script: the statement's hash and the script's name. */
export async function shownVersion(statementHash: string, script: string): Promise<string> {
  return (await hashText(`${statementHash} ${script}`)).slice(0, 8);
}
