/**
 * The banner beside its peers, on one page and in one run: how soon it is seen and comes to rest, what it costs a
 * first and a returning visitor, and how soon a yes takes effect. Slow 4G, a processor four times slower.
 * `--rounds=3` for a quick look. On a busy machine the times say little; the bytes always hold.
 */
import type { Browser } from 'playwright';
import { launchBrowser } from '../support/browser.ts';
import { klaro } from './banner/contestants/klaro.ts';
import { orejime } from './banner/contestants/orejime.ts';
import { osano } from './banner/contestants/osano.ts';
import { bare } from './banner/contestants/privacyloket.ts';
import { tarteaucitron } from './banner/contestants/tarteaucitron.ts';
import { vanillaCookieconsent } from './banner/contestants/vanilla-cookieconsent.ts';
import { figuresOf, type Round, table } from './banner/outcome.ts';
import { openStage, type Stage } from './banner/stage.ts';
import { firstVisit, returningVisit } from './banner/visit.ts';
import type { Figures } from './run.ts';

const peers = [orejime, osano, vanillaCookieconsent, tarteaucitron, klaro];
const rounds = Number(process.argv.find((each) => each.startsWith('--rounds='))?.slice(9) ?? 15);

/** Medians per contestant; ours have limits. Throws `NoPeers` where the peers can't be installed. */
export async function bench(): Promise<Figures> {
  const stage = await openStage(peers);
  try {
    const taken: Round[] = [];
    // The first round finds cold files and a cold compiler; it does not count.
    for (let round = 0; round <= rounds; round++) {
      const browser = await launchBrowser();
      const measured = await oneRound(browser, stage, round);
      await browser.close();
      if (round > 0) taken.push(measured);
    }
    console.log(table(taken));
    return figuresOf(taken);
  } finally {
    await stage.close();
  }
}

/** Everybody once, each round beginning with another. */
async function oneRound(browser: Browser, stage: Stage, round: number): Promise<Round> {
  const turn = round % stage.contestants.length;
  const order = [...stage.contestants.slice(turn), ...stage.contestants.slice(0, turn)];
  const measured: Round = new Map();
  for (const who of order) {
    const first = await firstVisit(browser, stage, who);
    const returning = await returningVisit(browser, stage, who, first.kept);
    measured.set(who.name, { first, returning });
  }
  const { kept } = measured.get(bare.name)!.first!;
  for (const floor of stage.floors)
    measured.set(floor.name, { returning: await returningVisit(browser, stage, floor, kept) });
  return measured;
}
