/**
 * Build step for visitors only: takes out of `hpke` whatever opens a message, imports a private key or exports
 * a secret, so that no page of a provider ever loads such code (promise 3), nor pays for it.
 * What seals stays to the letter. A release of `hpke` that is built differently stops the build.
 */
import { parseAst } from 'vite';

/** Members that a sender never uses, wherever the package defines them. */
const leftOut = [
  'Open',
  'Decap',
  'SetupRecipient',
  '#extractRecipientKeys',
  'Export',
  'SendExport',
  'ReceiveExport',
  'DeriveKeyPair',
  'DeserializePrivateKey',
  'SerializePrivateKey',
  'GetKeyPair',
  // A curve's numbers: WebCrypto has its own, these only serve to make a private key from bytes.
  'order',
  'bitmask',
  'pkcs8',
  'spki',
  'Gx',
  'Gy',
];

/**
 * X-Wing put together from its two halves, for engines that have those and not the whole.
 * They use the P-256 suite instead: at present there is none that visitors use.
 */
const composite = 'createCompositeHybridKEM';

interface Node {
  type: string;
  start: number;
  end: number;
}

/** A Vite plugin; throws where `hpke` no longer has one of the names. */
export function leaveOutOpening() {
  return {
    name: 'leave-out-opening',
    apply: 'build' as const,
    applyToEnvironment: (environment: { name: string }) => environment.name === 'visitor',
    transform(code: string, id: string) {
      return id.endsWith('/node_modules/hpke/index.js') ? { code: withoutOpening(code), map: null } : null;
    },
  };
}

/** The package's source without the members above. */
export function withoutOpening(code: string): string {
  const cuts: Cut[] = [];
  collect(parseAst(code), cuts);
  const found = new Set(cuts.map((cut) => cut.name));
  const gone = [...leftOut, composite].filter((name) => !found.has(name));
  if (gone.length > 0) throw new Error(`hpke has changed: ${gone.join(', ')} not found`);
  let kept = '';
  let from = 0;
  for (const { start, end, put } of cuts) {
    kept += code.slice(from, start) + put;
    from = end;
    // A comma that follows belongs to the member of an object; in a class there is none.
    if (put === '') from += /^\s*,/.exec(code.slice(end))?.[0].length ?? 0;
  }
  return kept + code.slice(from);
}

interface Cut {
  name: string;
  start: number;
  end: number;
  put: string;
}

/** Adds the cuts below `value` in the order of the text; what lies within a cut goes with it. */
function collect(value: unknown, cuts: Cut[]): void {
  if (typeof value !== 'object' || value === null) return;
  const cut = cutOf(value as Node);
  if (cut) cuts.push(cut);
  else for (const each of Object.values(value)) collect(each, cuts);
}

function cutOf(node: Node): Cut | undefined {
  if (node.type === 'FunctionDeclaration' && nameOf(node, 'id') === composite) {
    const { start, end } = (node as Node & { body: Node }).body;
    return { name: composite, start, end, put: `{ throw new NotSupportedError('${composite}') }` };
  }
  if (node.type !== 'MethodDefinition' && node.type !== 'Property') return;
  const name = nameOf(node, 'key');
  return name !== undefined && leftOut.includes(name)
    ? { name, start: node.start, end: node.end, put: '' }
    : undefined;
}

function nameOf(node: Node, part: 'id' | 'key'): string | undefined {
  const { type, name } = (node as Node & Record<typeof part, { type: string; name?: string }>)[part] ?? {};
  return type === 'PrivateIdentifier' ? `#${name}` : name;
}
