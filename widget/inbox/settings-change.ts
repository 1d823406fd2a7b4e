/** What the pinned tag would do otherwise once the settings of now are signed. Pure; shown before anything is signed. */
import type { GateService } from '../../server/sites/public-part.ts';
import type { SignedSettings } from '../../server/sites/signed-part.ts';

/** Services as the notice names them: the id, and where its script comes from. */
export interface SettingsChange {
  added: string[];
  removed: string[];
  altered: string[];
  /** Something besides the services changed: colours, languages, days, or what the preferences explain. */
  rest: boolean;
}

/** Null where nothing changed. What was never signed before counts as new. */
export function settingsChange(
  signed: SignedSettings | undefined,
  wanted: SignedSettings,
): SettingsChange | null {
  if (JSON.stringify(signed) === JSON.stringify(wanted)) return null;
  const was = new Map((signed?.services ?? []).map((service) => [service.id, service]));
  const is = new Set(wanted.services.map(({ id }) => id));
  const same = (service: GateService) => JSON.stringify(was.get(service.id)) === JSON.stringify(service);
  const rest = (settings: SignedSettings | undefined) => JSON.stringify({ ...settings, services: [] });
  return {
    added: wanted.services.filter(({ id }) => !was.has(id)).map(named),
    removed: [...was.values()].filter(({ id }) => !is.has(id)).map(named),
    altered: wanted.services.filter((each) => was.has(each.id) && !same(each)).map(named),
    rest: rest(signed) !== rest(wanted),
  };
}

function named({ id, from }: GateService): string {
  return from ? `${id} (${from})` : id;
}
