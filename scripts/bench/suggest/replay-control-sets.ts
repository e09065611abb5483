import { estimateLeft } from '#api/suggestions/estimate-left.ts';
import type { Random } from '../search/natural-text.ts';
import { shuffle } from './replay-lists.ts';

/** Looks at a control set while its tag is read. */
const LOOKS = 20;

export interface ControlReplays {
  /** Replays in which the interval held at every look. */
  held: number;
  /** Replays in which any look said that stopping can be defended, and those in which it was too early then. */
  stopped: number;
  stoppedEarly: number;
}

/**
 * Draws control sets again and again from a matter and reads the rest in an order in which pages with the tag come
 * early, as they do with suggestions.
 */
export function replayControlSets(
  random: Random,
  {
    pages,
    prevalence,
    size,
    goal,
    replays,
  }: Record<'pages' | 'prevalence' | 'size' | 'goal' | 'replays', number>,
): ControlReplays {
  const counts = { held: 0, stopped: 0, stoppedEarly: 0 };
  for (let replay = 0; replay < replays; replay += 1) {
    const isYes = Array.from({ length: pages }, () => random() < prevalence);
    const withTag = isYes.filter(Boolean).length;
    const drawn = shuffle(isYes.keys(), random).slice(0, size);
    const yes = drawn.filter((at) => isYes[at]).length;
    const decided = new Set(drawn);
    let found = yes;
    const rest = [...isYes.keys()]
      .filter((at) => !decided.has(at))
      .map((at) => ({ at, rank: random() - (isYes[at] ? 0.7 : 0) }))
      .sort((one, other) => one.rank - other.rank);
    const looks: { holds: boolean; isEnough: boolean; isEarly: boolean }[] = [];
    for (const [index, { at }] of rest.entries()) {
      decided.add(at);
      if (isYes[at]) found += 1;
      if (index % Math.ceil(rest.length / LOOKS) !== 0) continue;
      const left = withTag - found;
      const said = estimateLeft({
        ...{ population: pages, pages: size, yes, unclear: 0, found, goal },
        ...{ undecided: pages - decided.size, foundBefore: 0 },
      });
      const isEarly = found < goal * withTag;
      looks.push({ holds: said.low <= left && left <= said.high, isEnough: said.isEnough, isEarly });
    }
    if (looks.every(({ holds }) => holds)) counts.held += 1;
    const stop = looks.find(({ isEnough }) => isEnough);
    if (stop) counts.stopped += 1;
    if (stop?.isEarly) counts.stoppedEarly += 1;
  }
  return counts;
}
