/**
 * The views of the list that a person saved: a name, and what it narrows to. Fetched and opened when they are asked for;
 * sealed before they go, since a label may say much. Another window of the same person loses nothing.
 */
import type { OwnViews } from '../../server/secretariat/inbox-api.ts';
import { type AskServer, faultOf } from './ask-server.ts';
import { everything, type ListFilter } from './list-filter.ts';
import { OpenRefused, type ReadingRoom } from './reading-room.ts';

export interface SavedView {
  name: string;
  filter: ListFilter;
}

export const mostViews = 20;
/** Longest name and longest text that is kept, in characters. */
export const viewNameCeiling = 40;
const valueCeiling = 100;

export class SavedViews {
  /** In the order of their names; null until they came. */
  views: readonly SavedView[] | null = null;
  readonly #room: ReadingRoom;
  readonly #ask: AskServer;
  #version = 0;

  constructor(room: ReadingRoom, ask: AskServer) {
    this.#room = room;
    this.#ask = ask;
  }

  /** Fetches and opens them. What does not open counts as none. Throws `ServerRefused`. */
  async load(): Promise<void> {
    const { version, sealed } = await this.#ask<OwnViews>('GET', '/api/views');
    const text = sealed && (await this.#room.openOwn(sealed).catch(whenClosed));
    this.#version = version;
    this.views = text ? readViews(text) : [];
  }

  /** Adds one, or puts it in the place of the one with its name. */
  save(view: SavedView): Promise<void> {
    return this.#change((views) => [...without(views, view.name), view]);
  }

  remove(name: string): Promise<void> {
    return this.#change((views) => without(views, name));
  }

  async #change(change: (views: readonly SavedView[]) => readonly SavedView[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      if (this.views === null || attempt > 0) await this.load();
      const views = inOrder(change(this.views!)).slice(0, mostViews);
      const sealed = await this.#room.sealOwn(JSON.stringify(views));
      const version = this.#version + 1;
      try {
        await this.#ask<void>('PUT', '/api/views', { version, sealed } satisfies OwnViews);
        this.#version = version;
        this.views = views;
        return;
      } catch (error) {
        if (faultOf(error) !== 'list-outdated' || attempt >= 2) throw error;
      }
    }
  }
}

/** What this person's browser once sealed; the server could have put anything in its place, so it is read strictly. */
export function readViews(text: string): SavedView[] {
  const input: unknown = JSON.parse(text);
  if (!Array.isArray(input)) return [];
  const fits = (value: unknown, most: number): value is string =>
    typeof value === 'string' && value.length <= most;
  return inOrder(
    input.slice(0, mostViews).flatMap((each) => {
      const { name, filter } = Object(each) as { name?: unknown; filter?: unknown };
      if (!fits(name, viewNameCeiling) || name === '') return [];
      const given = Object(filter) as Record<string, unknown>;
      const kept = Object.keys(everything).map((key) => [
        key,
        fits(given[key], valueCeiling) ? given[key] : '',
      ]);
      return [{ name, filter: Object.fromEntries(kept) as unknown as ListFilter }];
    }),
  );
}

function without(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((each) => each.name !== name);
}

function inOrder(views: readonly SavedView[]): SavedView[] {
  return views.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
}

function whenClosed(error: unknown): null {
  if (error instanceof OpenRefused && error.code !== 'closed') return null;
  throw error;
}
