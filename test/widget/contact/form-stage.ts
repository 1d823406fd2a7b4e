/**
 * A stage for the form in real Chromium: the built chunks, a provider's page under a strict CSP on one origin,
 * and on another a small server that plays the loket, with answers that a test chooses.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { createBuilder, type Rolldown } from 'vite';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import type { Where } from '../../../widget/delivery/where.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import type { SigningKey } from '../../../widget/envelope/signing-key.ts';
import type { SignedStatement } from '../../../widget/envelope/site-statement.ts';
import type { Envelope } from '../../../widget/envelope/wire.ts';
import { newSigningKey, type Person, settings, somebody } from '../envelope/sample-site.ts';
import { definition } from './sample-form.ts';

/** What the played server does with a request; 'lost' ends the connection without an answer. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'lost';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  text: string;
  /** The same as it came, which need not be text. */
  bytes: Buffer;
}

export interface Stage {
  /** Everything the loket was asked, preflights left out. */
  asked: Asked[];
  /** Posted messages, in order. */
  posts(): { envelope: Envelope; receipt: string }[];
  /** Answers by path ('submissions', 'statement', 'details', 'receipts/state', 'receipts/withdraw'). */
  answers: Record<string, (asked: Asked) => Answer | Promise<Answer>>;
  anna: Person;
  sheet: Person;
  root: SigningKey;
  /** Signs a statement of one form, read by these people and the sheet. */
  sign(options?: SignOptions): Promise<SignedStatement>;
  /** Address of the provider's page; `where` changes what the gate would pass on. */
  pageUrl(where?: Partial<Where>, options?: PageOptions): string;
  /** Address of the receipt page on the loket's own origin. */
  receiptUrl(code?: string, where?: Partial<Where>): string;
  close(): Promise<void>;
}

export interface SignOptions {
  version?: number;
  people?: Person[];
  form?: FormDefinition;
  /** Milliseconds since 1970 at which it is signed. */
  at?: number;
}

export interface PageOptions {
  /** What stands between the tags. */
  inside?: string;
  form?: string;
}

const house = new URL('../../../', import.meta.url).pathname;
const contact = {
  name: 'Zorgkring Elzenbrug',
  phone: '039 012 34 30',
  street: 'Molenring 27',
  postcode: '6139 SA',
  town: 'Elzenbrug',
  email: 'secretariaat@zorgkring-elzenbrug.example',
};

/** The doors of form and receipt, built as they are shipped. */
async function builtChunks(): Promise<Map<string, string>> {
  const builder = await createBuilder({
    root: house,
    configFile: `${house}vite.config.ts`,
    logLevel: 'silent',
    environments: {
      visitor: {
        build: {
          write: false,
          lib: {
            entry: {
              contact: 'widget/contact/contact-entry.ts',
              receipt: 'widget/receipt/receipt-entry.ts',
            },
            formats: ['es'],
          },
        },
      },
    },
  });
  const built = (await builder.build(builder.environments.visitor!)) as Rolldown.RolldownOutput[];
  const chunks = [built].flat().flatMap(({ output }) => output);
  return new Map(chunks.flatMap((each) => (each.type === 'chunk' ? [[`/${each.fileName}`, each.code]] : [])));
}

/** Opens the stage. By default the form is open and every message is accepted. */
export async function openStage(): Promise<Stage> {
  const [chunks, anna, sheet, root] = await Promise.all([
    builtChunks(),
    somebody('anna'),
    somebody('recovery'),
    newSigningKey(),
  ]);
  const sign = ({ version = 1, people = [anna], form = definition, at = Date.now() }: SignOptions = {}) => {
    const readers = [...people, sheet].map(({ reader }) => reader);
    const forms = { aanmelding: { readers: readers.map(({ person }) => person), definition: form } };
    const draft = { site: 'rondom', version, spareRoot: 's'.repeat(43), readers, forms, settings };
    return signStatement(draft, root, { now: at });
  };
  const signed = await sign();
  const asked: Asked[] = [];
  const answers: Stage['answers'] = {
    statement: () => ({ status: 200, body: signed }),
    details: () => ({ status: 200, body: { organisation: contact, functional: [], services: [] } }),
    submissions: ({ text }) => ({
      status: 201,
      body: {
        id: (JSON.parse(text) as { envelope: Envelope }).envelope.context.id,
        received: '2026-11-22T10:00:00.000Z',
        wipes: '2026-12-20T10:00:00.000Z',
      },
    }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    const loket = request.headers.host!.startsWith('loket.');
    if (!loket || pathname === '/s/rondom/bewijs') return page(response, searchParams, loket);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    const chunk =
      chunks.get(pathname) ?? (pathname.startsWith('/start-') ? starter(searchParams) : undefined);
    if (chunk !== undefined) {
      response.setHeader('content-type', 'text/javascript');
      response.end(chunk);
      return;
    }
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'content-type, upload-ticket, upload-part');
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
      response.setHeader('access-control-max-age', '600');
      response.writeHead(204).end();
      return;
    }
    const bytes = Buffer.concat(await request.toArray());
    const one: Asked = {
      method: request.method!,
      path: pathname,
      headers: request.headers,
      text: String(bytes),
      bytes,
    };
    asked.push(one);
    const chosen = await (answers[pathname.replace('/s/rondom/', '')]?.(one) ?? { status: 404, body: {} });
    if (chosen === 'lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(chosen.status, { 'content-type': 'application/json', ...chosen.headers });
    response.end(JSON.stringify(chosen.body ?? {}));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((fault) => response.writeHead(500).end(String(fault)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const origin = (name: string) => `http://${name}.localhost:${port}`;

  function starter(query: URLSearchParams): string {
    const door = query.get('door')!;
    const start = door === 'contact' ? 'startContact' : 'startReceipt';
    return `import { ${start} } from './${door}.js'; ${start}(${query.get('where')});`;
  }

  function page(response: ServerResponse, query: URLSearchParams, receipt: boolean): void {
    const where: Where = {
      site: 'rondom',
      loket: origin('loket'),
      key: [root.fingerprint],
      version: 1,
      language: 'nl',
      ...JSON.parse(query.get('where') ?? '{}'),
    };
    const { inside = '', form = 'aanmelding' }: PageOptions = JSON.parse(query.get('options') ?? '{}');
    const door = new URLSearchParams({ door: receipt ? 'receipt' : 'contact', where: JSON.stringify(where) });
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', strictPolicy(origin('loket')));
    response.end(`<!doctype html><html lang="${where.language}"><head><title>Aanmelden</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<script type="module" crossorigin src="${origin('loket')}/start-${door.get('door')}.js?${door.toString().replaceAll('&', '&amp;')}"></script></head>
<body><main><h1>Zorgkring Elzenbrug</h1><button id="elsewhere">Zoeken</button>${
      receipt
        ? '<privacy-receipt></privacy-receipt>'
        : `<privacy-form form="${form}">${inside}</privacy-form>`
    }</main></body></html>`);
  }

  return {
    asked,
    posts: () =>
      asked.filter(({ path }) => path.endsWith('/submissions')).map(({ text }) => JSON.parse(text)),
    answers,
    anna,
    sheet,
    root,
    sign,
    pageUrl: (where = {}, options = {}) =>
      `${origin('rondom')}/?${new URLSearchParams({ where: JSON.stringify(where), options: JSON.stringify(options) })}`,
    receiptUrl: (code = '', where = {}) =>
      `${origin('loket')}/s/rondom/bewijs?${new URLSearchParams({ where: JSON.stringify(where) })}${code && `#${code}`}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** What a careful provider sends: nothing inline, nothing from elsewhere, Trusted Types for Lit only. */
function strictPolicy(loket: string): string {
  return [
    "default-src 'none'",
    `script-src ${loket}`,
    `connect-src ${loket}`,
    "style-src 'self'",
    'img-src data:',
    "require-trusted-types-for 'script'",
    'trusted-types lit-html privacyloket',
  ].join('; ');
}

/** Fills in a whole form without a fault, and goes to the review. */
export async function fillIn(page: Page, vraag = 'Ik zoek begeleiding.'): Promise<void> {
  await page.getByLabel('Voor mijzelf').check();
  await page.getByLabel('Uw naam').fill('Zoë de Vries');
  await page.getByLabel('Postcode').fill('1234 ab');
  await page.getByLabel('Huisnummer').fill('12');
  await page.getByLabel('Telefoonnummer').fill('0612345678');
  await page.getByLabel('Geboortedatum').fill('31-12-1980');
  await page.getByLabel('Uw vraag').fill(vraag);
}

/** Fills in, reviews and sends. */
export async function fillAndSend(page: Page, vraag?: string): Promise<void> {
  await fillIn(page, vraag);
  await page.getByRole('button', { name: 'Verder' }).click();
  await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
}
