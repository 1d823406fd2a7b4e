/** What an update does to a database, read from the database itself before and after: it can't be told wrong. */
import type { DatabaseSync } from 'node:sqlite';

/** Tables, columns, indexes and triggers by name, and how many rows each table holds. */
export interface SchemaSeen {
  version: number;
  parts: ReadonlySet<string>;
  rows: ReadonlyMap<string, number>;
}

/** Reads it; changes nothing. */
export function seeSchema(sqlite: DatabaseSync): SchemaSeen {
  const { user_version: version } = sqlite.prepare('pragma user_version').get() as { user_version: number };
  const parts = new Set<string>();
  const rows = new Map<string, number>();
  const named = sqlite
    .prepare("select type, name from sqlite_schema where name not like 'sqlite_%' order by name")
    .all() as { type: string; name: string }[];
  for (const { type, name } of named) {
    parts.add(`${type} ${name}`);
    if (type !== 'table') continue;
    const { n } = sqlite.prepare(`select count(*) as n from "${name}"`).get() as { n: number };
    rows.set(name, n);
    for (const column of sqlite.prepare('select name from pragma_table_info(?)').all(name))
      parts.add(`column ${name}.${column.name}`);
  }
  return { version, parts, rows };
}

/** One line for each part that comes or goes, and each table whose number of rows is another. */
export function changesBetween(before: SchemaSeen, after: SchemaSeen): string[] {
  const inNewTable = (part: string) =>
    part.startsWith('column ') && !before.rows.has(part.slice('column '.length).split('.')[0]!);
  const come = [...after.parts].filter((part) => !before.parts.has(part) && !inNewTable(part));
  const gone = [...before.parts].filter((part) => !after.parts.has(part));
  const counted = [...before.rows].filter(([table, rows]) => (after.rows.get(table) ?? 0) !== rows);
  return [
    ...come.map((part) => `new: ${part}`),
    ...gone.map((part) => `gone: ${part}`),
    ...counted.map(
      ([table, rows]) => `table ${table}: ${rows} rows, afterwards ${after.rows.get(table) ?? 0}`,
    ),
  ];
}
