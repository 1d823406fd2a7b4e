/** The site's colours, worked out by the server (server/sites/accent-colours.ts). */
import type { GateSettings } from '../settings/gate-settings.ts';

/** A declaration block for `:host`. */
export function accentRule({ accent, on, mark }: Pick<GateSettings, 'accent' | 'on' | 'mark'>): string {
  return `:host{--accent:${accent};--on:${on};--mark:${mark}}`;
}
