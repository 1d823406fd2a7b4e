/**
 * A query that is built and compiled the first time only; after that it costs what SQLite takes for it. For what every
 * message asks: there, building the same few queries anew took longer than all that they found.
 */
import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Stands for the parameter at this place while the query is built. */
class Place {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

/**
 * Gives the rows of `build`'s query for these parameters. `build` is called once, with stand-ins: it may only pass
 * them on to the query, and not look at them.
 */
export function compiledOnce<Parameters extends readonly unknown[], Row>(
  build: (db: Kysely<Tables>, ...parameters: Parameters) => Compilable<Row>,
): (db: Kysely<Tables>, ...parameters: Parameters) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, ...parameters) => {
    compiled ??= build(db, ...(parameters.map((_, at) => new Place(at)) as unknown as Parameters)).compile();
    const bound = compiled.parameters.map((each) => (each instanceof Place ? parameters[each.at] : each));
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters: bound });
    return rows;
  };
}
