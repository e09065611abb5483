import { counted, formatNumber } from '#contract/values/counted.ts';
import type { BenchWords } from './bench-words.ts';
import { NaturalText, openRandom } from './search/natural-text.ts';
import { makePages } from './suggest/make-pages.ts';
import { replayControlSets } from './suggest/replay-control-sets.ts';
import { replayLists } from './suggest/replay-lists.ts';
import { timeRanking } from './suggest/time-ranking.ts';

const PREVALENCES = [0.01, 0.03, 0.1];
const SHARE = 0.8;
const LIST_LENGTHS = [20, 50];
const SLIPS = 0.04;
const CONTROL_SETS = [300, 1500];
const REPLAYS = 200;

/**
 * Replays suggestions and control sets on synthetic matters. The pages of the synthetic production are too few: no
 * tag of theirs has twenty pages with it beside others to find.
 */
export async function bench({ pages = 10_000, runs }: BenchWords): Promise<void> {
  const text = new NaturalText();
  print(`Until ${SHARE * 100} % of a tag's pages are found, in ${counted(pages, 'page')}:`);
  for (const prevalence of PREVALENCES) {
    for (const listLength of LIST_LENGTHS) {
      const ratios = Array.from({ length: runs }, (_, run) => {
        const random = openRandom(1000 * run + 7);
        const made = makePages(text, random, pages, { prevalence, slips: SLIPS });
        const { read, withTag } = replayLists(made, random, { share: SHARE, listLength });
        return read / withTag;
      });
      const each = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
      print(`  ${prevalence * 100} % with the tag, lists of ${listLength}: read ${each} times their number`);
    }
  }
  print(`Control sets, ${REPLAYS} replays with 20 looks each:`);
  for (const prevalence of PREVALENCES) {
    for (const size of CONTROL_SETS) {
      const random = openRandom(Math.round(1000 * prevalence) + size);
      const matter = { pages, prevalence, size, goal: SHARE, replays: REPLAYS };
      const { held, stopped, stoppedEarly } = replayControlSets(random, matter);
      print(
        `  ${prevalence * 100} % with the tag, ${formatNumber(size)} pages: right at every look in ${held}; said ` +
          `that stopping can be defended in ${stopped}, of which ${stoppedEarly} too early`,
      );
    }
  }
  for (const count of [pages, 10 * pages]) {
    const seconds = await timeRanking(text, count);
    print(`Training and ranking ${counted(count, 'page')}: ${seconds.toFixed(2)} s`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
