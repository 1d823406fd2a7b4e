#!/usr/bin/env node
/** DOOR: the operator's commands. Thin: each calls the room that does it and prints what came of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveUntilStopped } from './main.ts';
import { verifyChain } from './register/register.ts';
import { openLedger } from './retention/ledger.ts';
import { ledgerCommand } from './retention/ledger-command.ts';
import { makeEnrolmentLink } from './secretariat/enrolment.ts';
import { readSettings } from './settings/operator-settings.ts';
import { loadSites, readSite } from './sites/load-sites.ts';
import { claimFolder } from './store/claim-folder.ts';
import { openStore, type Store } from './store/open-store.ts';

const usage = `privacyloket serve              run the server (settings: see README)
privacyloket site check <file>  look for faults in a settings document
privacyloket enrol <site>       print a link with which one person becomes administrator, once, within 24 hours
privacyloket register verify    check the audit chain of every site
privacyloket open <file|folder> read a mailed message, or all in a data folder, with the words of the recovery sheet
privacyloket ledger [confirm]   after a back-up was put back, with the server stopped: what it did, and go on`;

/** Runs one command; returns the exit code. */
export async function run(words: readonly string[], print: (line: string) => void): Promise<number> {
  const [command, argument, file] = words;
  if (command === 'serve') {
    await serveUntilStopped();
    return 0;
  }
  if (command === 'site' && argument === 'check' && file) return checkSite(file, print);
  if (command === 'enrol' && argument) return enrol(argument, print);
  if (command === 'register' && argument === 'verify') return verifyRegister(print);
  if (command === 'ledger' && (argument === undefined || argument === 'confirm'))
    return withStore(async (store, dataDir) => {
      const claim = claimFolder(dataDir);
      try {
        return await ledger(store, dataDir, argument === 'confirm', print);
      } finally {
        claim.release();
      }
    });
  if (command === 'open' && argument) return open(argument, print);
  print(usage);
  return command === undefined || command === 'help' ? 0 : 2;
}

function checkSite(file: string, print: (line: string) => void): number {
  const { faults } = readSite(readFileSync(file, 'utf8'));
  for (const { path, message } of faults) print(`${path === '' ? file : path}: ${message}`);
  if (faults.length === 0) print('In orde.');
  return faults.length === 0 ? 0 : 1;
}

async function enrol(site: string, print: (line: string) => void): Promise<number> {
  const { SITES_DIR, INBOX_ORIGIN } = readSettings(process.env, ['SITES_DIR', 'INBOX_ORIGIN']);
  const sites = loadSites(SITES_DIR);
  if (!sites.has(site)) {
    print(`unknown site: ${site}; known: ${[...sites.keys()].join(', ')}`);
    return 1;
  }
  return withStore(async (store) => {
    print(`${INBOX_ORIGIN}${await makeEnrolmentLink(store, site, Date.now())}`);
    return 0;
  });
}

async function verifyRegister(print: (line: string) => void): Promise<number> {
  return withStore(async ({ db }) => {
    let broken = 0;
    const sites = await db.selectFrom('register').select('site').distinct().orderBy('site').execute();
    for (const { site } of sites) {
      const { lines, head, brokenAt } = await verifyChain(db, site);
      if (brokenAt !== null) broken++;
      print(
        `${site}: ${lines} lines, ${brokenAt === null ? `whole, head ${head}` : `BROKEN at ${brokenAt}`}`,
      );
    }
    return broken === 0 ? 0 : 1;
  });
}

async function ledger(
  store: Store,
  dataDir: string,
  confirm: boolean,
  print: (line: string) => void,
): Promise<number> {
  const ledger = openLedger(join(dataDir, 'ledger'));
  try {
    return await ledgerCommand({ store, ledger }, { confirm, at: Date.now(), print });
  } finally {
    ledger.close();
  }
}

/** Imported here and not above: a server that runs holds nothing that opens a message. */
async function open(path: string, print: (line: string) => void): Promise<number> {
  const { openCommand } = await import('./recovery/open-command.ts');
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  return openCommand(path, { input: process.stdin, print, tell, now: Date.now() });
}

async function withStore(work: (store: Store, dataDir: string) => Promise<number>): Promise<number> {
  const { DATA_DIR } = readSettings(process.env, ['DATA_DIR']);
  const store = openStore(join(DATA_DIR, 'privacyloket.sqlite'));
  try {
    return await work(store, DATA_DIR);
  } finally {
    store.close();
  }
}

if (import.meta.main)
  process.exitCode = await run(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch(
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
      return 1;
    },
  );
