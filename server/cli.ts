#!/usr/bin/env node
/** DOOR: the operator's commands. Thin: each calls the room that does it, which is loaded for that command only. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from './retention/ledger.ts';
import { ledgerCommand } from './retention/ledger-command.ts';
import { makeEnrolmentLink } from './secretariat/enrolment.ts';
import { readSettings } from './settings/operator-settings.ts';
import { loadSites, readSite } from './sites/load-sites.ts';
import { claimFolder } from './store/claim-folder.ts';
import { openStore, type Store } from './store/open-store.ts';

type Print = (line: string) => void;
/** What a command answers: its exit code, or undefined where it was called wrongly. */
type Answer = number | undefined | Promise<number | undefined>;

interface Command {
  usage: string;
  /** Gets the words after its name. */
  run(words: readonly string[], print: Print): Answer;
}

const tell: Print = (line) => void process.stderr.write(`${line}\n`);

/** By the first word, in the order in which `help` lists them. */
const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'privacyloket serve              run the server (settings: see README)',
    run: async () => (await import('./main.ts')).serveUntilStopped().then(() => 0),
  },
  site: {
    usage: `privacyloket site list [--json] how each site is: form, readers, oldest unread, mail, sweep, script; no names
privacyloket site check <file>  look for faults in a settings document, and for words that few people read with ease
privacyloket site tag <site>    print both tags without their keys, and what a Content-Security-Policy must let in
privacyloket site files <folder>
                                copy the files of the pinned tag, to serve them from the website itself
privacyloket site processing <site> [--html]
                                the register of processing activities (AVG 30), as CSV or to print`,
    run: async ([word, what, more], print) => {
      if (word === 'list' && (what === undefined || what === '--json'))
        return siteList(what === '--json', print);
      if (word === 'check' && what) return checkSite(what, print);
      if (word === 'processing' && what && (more === undefined || more === '--html'))
        return processing(what, print, more === '--html');
      if ((word !== 'tag' && word !== 'files') || !what) return undefined;
      const { printTag, copyPinned } = await import('./sites/tag-command.ts');
      return word === 'tag' ? printTag(what, print) : copyPinned(what, print);
    },
  },
  enrol: {
    usage:
      'privacyloket enrol <site>       print a link with which one person becomes administrator, once, within 24 hours',
    run: ([site], print) => (site ? enrol(site, print) : undefined),
  },
  register: {
    usage: `privacyloket register verify [site] [--seal <seal>]
                                check the audit chain of every site, or of one, and a seal of the weekly mail`,
    run: (words, print) => register(words, print),
  },
  open: {
    usage: `privacyloket open <file|folder> [--files <folder>]
                                read a mailed message, or all in a data folder, with the words of the recovery sheet;
                                files that came along are written where --files says, and nowhere else`,
    run: ([path, option, files, ...more], print) => {
      const known = option === undefined || (option === '--files' && files !== undefined);
      return path && known && more.length === 0 ? open(path, print, files) : undefined;
    },
  },
  check: {
    usage:
      'privacyloket check <url>        look at a website as a regulator does; without a url: all its options',
    run: async (words, print) => (await import('./check/check-command.ts')).checkCommand(words, { print }),
  },
  doctor: {
    usage:
      'privacyloket doctor             look at settings, disk, clock, addresses, mail and back-up, and say what to do',
    run: async ([more], print) => (more === undefined ? doctor(print) : undefined),
  },
  wordpress: {
    usage: 'privacyloket wordpress <file>   write the WordPress plugin, with the script in it, as one zip',
    run: async ([file], print) =>
      file ? (await import('./wordpress/wordpress-command.ts')).wordpressCommand(file, print) : undefined,
  },
  backup: {
    usage: `privacyloket backup             write a sealed back-up to BACKUP_DIR now, the server running or not
privacyloket backup key <file>  make the key for it: the public half in the file, twelve words for paper`,
    run: (words, print) => backup(words, print),
  },
  restore: {
    usage:
      'privacyloket restore <file>     put a back-up in an empty DATA_DIR, with the words of its key, and replay the ledger',
    run: async ([file], print) => (file ? restore(file, print) : undefined),
  },
  update: {
    usage: `privacyloket update [--dry-run] after a new release: back up and change the database, with the server stopped;
                                with --dry-run only say what would change`,
    run: ([option], print) =>
      option === undefined || option === '--dry-run' ? update(option !== undefined, print) : undefined,
  },
  ledger: {
    usage:
      'privacyloket ledger [confirm]   after a back-up was put back, with the server stopped: what it did, and go on',
    run: ([word], print) =>
      word === undefined || word === 'confirm' ? ledger(word === 'confirm', print) : undefined,
  },
  consents: {
    usage: `privacyloket consents export <site> [--from <day>] [--until <day>] [--json]
                                proofs of consent as a file for the privacy officer: CSV, or a line of JSON each
privacyloket consents show <site> <version>
                                what the banner showed in an archived version`,
    run: (words, print) => consents(words, print),
  },
};

/** Runs one command; returns the exit code: 2 where it was called wrongly. */
export async function run(words: readonly string[], print: Print): Promise<number> {
  const [name = 'help', ...rest] = words;
  const answer = Object.hasOwn(commands, name) ? await commands[name]!.run(rest, print) : undefined;
  if (answer !== undefined) return answer;
  if (!Object.hasOwn(commands, name) && name !== 'help') tell(`unknown command: ${name}`);
  print(
    Object.values(commands)
      .map(({ usage }) => usage)
      .join('\n'),
  );
  return name === 'help' ? 0 : 2;
}

async function checkSite(file: string, print: Print): Promise<number> {
  if (!existsSync(file)) {
    print(`${file}: dit bestand is er niet`);
    return 1;
  }
  const text = readFileSync(file, 'utf8');
  const { faults } = readSite(text);
  for (const { path, message } of faults) print(`${path === '' ? file : path}: ${message}`);
  if (faults.length > 0) return 1;
  const { plainDutchWarnings } = await import('./sites/plain-dutch.ts');
  for (const { path, message } of plainDutchWarnings(JSON.parse(text)))
    print(`let op, ${path === '' ? file : path}: ${message}`);
  print('In orde.');
  return 0;
}

async function siteList(asJson: boolean, print: Print): Promise<number> {
  const { DATA_DIR: dataDir, SITES_DIR } = readSettings(process.env, ['DATA_DIR', 'SITES_DIR']);
  const { siteListCommand } = await import('./operate/site-list-command.ts');
  return siteListCommand({ dataDir, sites: loadSites(SITES_DIR), asJson, print, now: Date.now() });
}

async function doctor(print: Print): Promise<number> {
  const { doctorCommand } = await import('./operate/doctor/doctor-command.ts');
  const { thisMachine } = await import('./operate/doctor/this-machine.ts');
  return doctorCommand(process.env, thisMachine(Date.now()), print);
}

async function processing(site: string, print: Print, asPage: boolean): Promise<number> {
  const { SITES_DIR } = readSettings(process.env, ['SITES_DIR']);
  const settings = loadSites(SITES_DIR).get(site);
  if (!settings) {
    tell(`unknown site: ${site}`);
    return 1;
  }
  if (asPage) {
    print((await import('./sites/processing-page.ts')).processingPage(settings));
    return 0;
  }
  const { processingRegister } = await import('./sites/processing-register.ts');
  for (const line of processingRegister(settings)) print(line);
  return 0;
}

async function enrol(site: string, print: Print): Promise<number> {
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

async function register(words: readonly string[], print: Print): Promise<number | undefined> {
  const { registerCommand } = await import('./register/verify-command.ts');
  const { DATA_DIR: dataDir } = readSettings(process.env, ['DATA_DIR']);
  return registerCommand(words, { dataDir, print, tell });
}

async function ledger(confirm: boolean, print: Print): Promise<number> {
  return withStore(async (store, dataDir) => {
    const claim = claimFolder(dataDir);
    try {
      const opened = openLedger(join(dataDir, 'ledger'));
      try {
        return await ledgerCommand({ store, ledger: opened }, { confirm, at: Date.now(), print });
      } finally {
        opened.close();
      }
    } finally {
      claim.release();
    }
  });
}

async function backup([word, file]: readonly string[], print: Print): Promise<number | undefined> {
  const { backupCommand, backupKeyCommand } = await import('./backup/backup-command.ts');
  if (word === 'key' && file) return backupKeyCommand(file, print);
  if (word !== undefined) return undefined;
  const names = ['DATA_DIR', 'BACKUP_DIR', 'BACKUP_KEY', 'BACKUP_KEEP'] as const;
  const {
    DATA_DIR: dataDir,
    BACKUP_DIR: into,
    BACKUP_KEY: keyFile,
    BACKUP_KEEP: keep,
  } = readSettings(process.env, names);
  return backupCommand({ dataDir, into, keyFile, keep }, print);
}

async function update(dryRun: boolean, print: Print): Promise<number> {
  const { updateCommand } = await import('./store/update-command.ts');
  const names = ['DATA_DIR', 'BACKUP_DIR', 'BACKUP_KEY', 'BACKUP_KEEP'] as const;
  const {
    DATA_DIR: dataDir,
    BACKUP_DIR: into,
    BACKUP_KEY: keyFile,
    BACKUP_KEEP: keep,
  } = readSettings(process.env, names);
  const backup = into && keyFile ? { into, keyFile, keep } : undefined;
  return updateCommand({ dataDir, backup, dryRun, now: Date.now(), print });
}

async function restore(file: string, print: Print): Promise<number> {
  const { restoreCommand } = await import('./backup/restore-command.ts');
  const { DATA_DIR: dataDir } = readSettings(process.env, ['DATA_DIR']);
  return restoreCommand(file, { dataDir, input: process.stdin, print, now: Date.now() });
}

/** Imported here and not above: a server that runs holds nothing that opens a message. */
async function open(path: string, print: Print, files: string | undefined): Promise<number> {
  const { openCommand } = await import('./recovery/open-command.ts');
  return openCommand(path, { input: process.stdin, print, tell, now: Date.now(), files });
}

async function consents(words: readonly string[], print: Print): Promise<number | undefined> {
  const { consentsCommand } = await import('./consents/export-command.ts');
  const { DATA_DIR: dataDir } = readSettings(process.env, ['DATA_DIR']);
  return consentsCommand(words, { dataDir, print, tell, now: Date.now() });
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

if (import.meta.main) {
  // Whoever reads only the first lines (`| head`) has had enough; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch(
    (error) => {
      tell(error instanceof Error ? error.message : 'failed');
      return 1;
    },
  );
}
