/**
 * The schema, forward only: each entry is applied once, in order, inside one transaction.
 * `PRAGMA user_version` says how many have been applied. Never change an entry that was released.
 */
import type { DatabaseSync } from 'node:sqlite';

/** Thrown by `migrate`: the file was written by a newer release, and guessing at it could wipe too little. */
export class NewerSchema extends Error {
  readonly code = 'newer-schema';
  constructor(found: number) {
    super(`the database has schema ${found}; this release knows ${migrations.length}`);
    this.name = 'NewerSchema';
  }
}

/** SQL by version, the first brings an empty file to version 1. */
export const migrations: readonly string[] = [
  `
  create table submission (
    guard blob not null default (zeroblob(4096)),
    id text primary key, site text not null, form text not null, kind text not null, suite text not null,
    header text not null, list text not null, body text not null, receipt text not null,
    received_at integer not null, rules text not null, wipes_at integer, first_read_at integer
  ) strict;
  create index submission_by_site on submission (site, received_at);
  create index submission_by_receipt on submission (receipt);
  create index submission_by_wipe on submission (wipes_at) where wipes_at is not null;

  create table outcome (
    seq integer primary key autoincrement,
    submission text not null references submission (id) on delete cascade,
    at integer not null, actor text not null, outcome text not null, reason text not null
  ) strict;
  create index outcome_by_submission on outcome (submission, seq);

  create table tombstone (
    id text primary key, site text not null, receipt text not null, wiped_at integer not null,
    why text not null, read integer not null
  ) strict;
  create index tombstone_by_receipt on tombstone (receipt);

  create table consent_proof (
    seq integer primary key autoincrement, site text not null, proof text not null, at integer not null,
    version text not null, choices text not null, source text not null, language text not null
  ) strict;
  create index consent_proof_by_id on consent_proof (site, proof, seq);

  create table mail (
    seq integer primary key autoincrement, site text not null, recipient text not null, kind text not null,
    submission text references submission (id) on delete cascade,
    attach integer not null, attempts integer not null, next_at integer not null, fault text not null
  ) strict;
  create index mail_by_next on mail (next_at);
  create index mail_by_submission on mail (submission);
  create table mail_hold (
    site text not null, recipient text not null, told_at integer not null, primary key (site, recipient)
  ) strict;

  create table person (
    id text not null, site text not null, name text not null, role text not null, sign_in text not null,
    sign_in_hash text not null, wrapped text not null, keys text not null,
    created_at integer not null, ready_at integer, primary key (site, id)
  ) strict;
  create unique index person_by_name on person (site, name collate nocase);

  create table session (
    token_hash text primary key, person text not null, site text not null,
    created_at integer not null, seen_at integer not null
  ) strict;
  create table enrolment (
    token_hash text primary key, site text not null, role text not null,
    created_at integer not null, used_at integer
  ) strict;

  create table statement (
    site text not null, version integer not null, statement text not null, signature text not null,
    root text not null, hash text not null, published_at integer not null, retired_at integer,
    primary key (site, version)
  ) strict;

  create table register (
    seq integer primary key autoincrement, site text not null, at integer not null, actor text not null,
    event text not null, submission text, detail text not null, previous text not null, hash text not null
  ) strict;
  create index register_by_site on register (site, seq);
  -- Two lines can't follow the same line: a chain has no branches.
  create unique index register_chain on register (site, previous);

  create table heartbeat (
    id integer primary key check (id = 1), at integer not null, generation integer not null
  ) strict;

  create trigger register_stays before update on register
  begin select raise(abort, 'the register is append-only'); end;
  create trigger register_keeps before delete on register
  begin select raise(abort, 'the register is append-only'); end;
  create trigger consent_proof_stays before update on consent_proof
  begin select raise(abort, 'a proof of consent is append-only'); end;
  `,
  `
  alter table consent_proof add column asked text not null default '{}';
  alter table consent_proof add column domain text not null default '';
  alter table consent_proof add column signal text not null default '';
  create index consent_proof_by_time on consent_proof (site, at);
  create index consent_proof_by_version on consent_proof (site, version);
  -- 'insert or replace' would pass by the triggers on update and delete.
  create trigger consent_proof_adds before insert on consent_proof
  when exists (select 1 from consent_proof where seq = new.seq)
  begin select raise(abort, 'a proof of consent is append-only'); end;
  -- Only a whole chain goes, oldest first: no later no can be taken away from an earlier yes.
  create trigger consent_proof_newest_last before delete on consent_proof
  when exists (select 1 from consent_proof
    where site = old.site and proof = old.proof and seq < old.seq)
  begin select raise(abort, 'a proof of consent goes oldest first'); end;

  create table banner_version (
    seq integer primary key autoincrement, site text not null, version text not null, at integer not null,
    script text not null, shown text not null
  ) strict;
  create index banner_version_by_id on banner_version (site, version);
  create trigger banner_version_stays before update on banner_version
  begin select raise(abort, 'what was shown is never changed'); end;
  create trigger banner_version_adds before insert on banner_version
  when exists (select 1 from banner_version where seq = new.seq)
  begin select raise(abort, 'what was shown is never changed'); end;
  create trigger banner_version_keeps before delete on banner_version
  when exists (select 1 from consent_proof where site = old.site and version = old.version)
  begin select raise(abort, 'a proof names what was shown'); end;
  `,
  `
  create table reminder (
    submission text not null references submission (id) on delete cascade,
    kind text not null, about text not null, at integer not null, primary key (submission, kind, about)
  ) strict;
  create index reminder_by_round on reminder (at, kind);
  alter table mail add column reminded_at integer;
  -- Every round asks for those without a date, and a message is too large to look through all of them.
  create index submission_undated on submission (id) where wipes_at is null;
  `,
  `
  alter table submission add column channel text not null default '';
  alter table submission add column entered_at integer;
  `,
  `
  create table upload (
    id text primary key, site text not null, form text not null, ticket_hash text not null,
    files text not null, at integer not null
  ) strict;
  create index upload_by_ticket on upload (ticket_hash);
  create table file_chunk (
    guard blob not null default (zeroblob(4096)),
    message text not null, file integer not null, number integer not null, sealed blob not null,
    primary key (message, file, number)
  ) strict;
  `,
  `
  create table logbook_entry (
    seq integer primary key autoincrement, id text not null unique, site text not null, book text not null,
    cause text not null, opened_at integer not null, closed_at integer, wipes_at integer,
    versions integer not null, told text not null default '', told_at integer
  ) strict;
  create index logbook_entry_by_book on logbook_entry (site, book, seq);
  create index logbook_entry_by_wipe on logbook_entry (wipes_at) where wipes_at is not null;
  create unique index logbook_entry_by_cause on logbook_entry (site, cause) where cause <> '';
  create table logbook_version (
    guard blob not null default (zeroblob(4096)),
    entry text not null references logbook_entry (id) on delete cascade, number integer not null,
    at integer not null, actor text not null, facts text not null,
    header text not null, list text not null, body text not null
  ) strict;
  create unique index logbook_version_by_entry on logbook_version (entry, number);
  create trigger logbook_version_stays before update on logbook_version
  begin select raise(abort, 'the logbook is append-only'); end;
  -- A version goes with its whole entry only, which is gone by the time that its versions follow it.
  create trigger logbook_version_keeps before delete on logbook_version
  when exists (select 1 from logbook_entry where id = old.entry)
  begin select raise(abort, 'the logbook is append-only'); end;
  `,
  `
  create table sealed_answer (
    guard blob not null default (zeroblob(4096)),
    submission text not null references submission (id) on delete cascade,
    number integer not null, at integer not null, actor text not null,
    salt text not null, sealed text not null, fetched_at integer,
    primary key (submission, number)
  ) strict;
  `,
  `
  drop trigger register_stays;
  drop trigger register_keeps;
  alter table register add column format integer not null default 1;
  alter table register add column number integer not null default 0;
  alter table register add column event_id text not null default '';
  alter table register add column role text not null default '';
  alter table register add column access text not null default '';
  alter table register add column action text not null default '';
  alter table register add column outcome integer not null default 0;
  alter table register add column purpose text not null default '';
  alter table register add column object text not null default '';
  alter table register add column source text not null default '';
  alter table register add column replaces integer not null default 0;
  update register set number = counted.number
    from (select seq, row_number() over (partition by site order by seq) as number from register) as counted
    where counted.seq = register.seq;
  create unique index register_by_number on register (site, number);
  create index register_by_object on register (site, submission) where submission is not null;
  create index register_checkpoint on register (site, replaces) where replaces > 0;
  create trigger register_stays before update on register
  begin select raise(abort, 'the register is append-only'); end;
  -- 'insert or replace' would pass by the triggers on update and delete.
  create trigger register_adds before insert on register
  when exists (select 1 from register where seq = new.seq)
    or exists (select 1 from register where site = new.site and (previous = new.previous or number = new.number))
  begin select raise(abort, 'the register is append-only'); end;
  -- Only lines that a later line stands for may go.
  create trigger register_keeps before delete on register
  when not exists (select 1 from register where site = old.site and replaces > 0 and replaces >= old.number)
  begin select raise(abort, 'the register is append-only'); end;
  `,
  `
  alter table person add column chest text not null default '';
  alter table session add column way text not null default '';
  create table passkey (
    id text primary key, site text not null, person text not null, public_key text not null,
    counter integer not null, synced integer not null, chest text not null,
    made_at integer not null, used_at integer
  ) strict;
  create index passkey_by_person on passkey (site, person);
  `,
  `
  create table sealed_note (
    guard blob not null default (zeroblob(4096)),
    seq integer primary key autoincrement,
    submission text not null references submission (id) on delete cascade,
    kind text not null, author text not null, number integer not null, at integer not null,
    iv text not null, sealed text not null
  ) strict;
  create unique index sealed_note_by_place on sealed_note (submission, kind, author, number);
  create trigger sealed_note_stays before update on sealed_note
  begin select raise(abort, 'a note is append-only'); end;
  `,
  `
  create table mail_note (
    site text not null, recipient text not null, fault text not null, at integer not null,
    primary key (site, recipient)
  ) strict;
  `,
  `
  alter table person add column left_at integer;
  -- Who left keeps their name in the register, and leaves it to the next of that name.
  drop index person_by_name;
  create unique index person_by_name on person (site, name collate nocase) where left_at is null;
  `,
  `
  -- Every round, and every start, asks for those that go unread: of a million messages a few.
  create index submission_unread on submission (first_read_at, wipes_at, id) where first_read_at is null;
  `,
  `
  create table own_views (
    guard blob not null default (zeroblob(4096)),
    site text not null, person text not null, version integer not null, sealed text not null,
    primary key (site, person)
  ) strict;
  `,
  `
  -- Null: the operator's own hand. Who was invited can always be taken out again, and their open links with them.
  alter table enrolment add column invited_by text;
  alter table person add column invited_by text;
  `,
  `
  alter table upload add column issued_at integer not null default 0;
  update upload set issued_at = at;
  `,
];

/** Brings a file to the newest schema or throws `NewerSchema`; a failure leaves it as it was. */
export function migrate(sqlite: DatabaseSync): void {
  const { user_version: found } = sqlite.prepare('pragma user_version').get() as { user_version: number };
  if (found > migrations.length) throw new NewerSchema(found);
  for (const [index, sql] of migrations.entries()) {
    if (index < found) continue;
    sqlite.exec('begin immediate');
    try {
      sqlite.exec(sql);
      sqlite.exec(`pragma user_version = ${index + 1}`);
      sqlite.exec('commit');
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('rollback');
      throw error;
    }
  }
}
