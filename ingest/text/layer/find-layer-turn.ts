import type { Turn } from '#contract/values/turn.ts';
import type { LayerRun } from '../../sources/pdf/layer-run.ts';

/** Nearly all letters must run in the same direction: a table's sideways headings do not turn a page. */
const NEARLY_ALL = 0.9;
/** Fewer letters are no evidence: a label along a drawing's side is often its only text. */
const LEAST_LETTERS = 60;

/**
 * Degrees clockwise that turn a page of text upright; 0 unless nearly all of it runs in another direction.
 */
export function findLayerTurn(runs: LayerRun[]): Turn {
  const letters = new Map<Turn, number>();
  let all = 0;
  for (const { text, placing } of runs) {
    const count = text.replace(/\s/g, '').length;
    const turn = turnOf(placing[0], placing[1]);
    letters.set(turn, (letters.get(turn) ?? 0) + count);
    all += count;
  }
  const [turn] = [...letters].find(([, count]) => count >= NEARLY_ALL * all) ?? [0 as const];
  return all >= LEAST_LETTERS ? turn : 0;
}

/** For a line that runs `right` and `down` on the page as displayed. */
function turnOf(right: number, down: number): Turn {
  if (Math.abs(right) >= Math.abs(down)) return right >= 0 ? 0 : 180;
  return down > 0 ? 270 : 90;
}
