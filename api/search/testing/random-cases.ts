import { pick, type Random } from './random.ts';

/** Few and similar words, so that random queries match random pages about half of the time. */
const PAGE_WORDS = [
  'opt',
  'out',
  'opt-out',
  'optout',
  'opt-\nout',
  'a',
  'b',
  'a-b-a',
  'secure',
  'secnre',
  'rnap',
].concat(['map', '10-2674', '(b)(5)', 'Ópt', 'op', '—', 'so-\ncure', '5', '█', '█', 'opt-█']);
const QUERY_WORDS = [
  'opt',
  'out',
  'opt-out',
  'optout',
  'a',
  'b',
  'a-b',
  'secure',
  'secure~',
  'map~',
  'opt-out~',
].concat(['opt*', '*t', 'o?t', 'o*t', '10-2674', '(b)(5)', 'a!', 'op-*t', '5', 'zebra']);

export function buildPageText(random: Random): string {
  return Array.from({ length: random(12) }, () => pick(random, PAGE_WORDS)).join(' ');
}

/** A query as a person may write it, with every parenthesis that it may need. */
export function buildQueryText(random: Random, depth = 3): string {
  const inner = () => `(${buildQueryText(random, depth - 1)})`;
  switch (depth === 0 ? random(2) : random(6)) {
    case 0:
      return pick(random, QUERY_WORDS);
    case 1:
      return `"${Array.from({ length: 1 + random(3) }, () => pick(random, QUERY_WORDS)).join(' ')}"`;
    case 2:
      return Array.from({ length: 2 + random(2) }, inner).join(pick(random, [' AND ', ' ']));
    case 3:
      return Array.from({ length: 2 + random(2) }, inner).join(' OR ');
    case 4:
      // Near parts are left out often enough to get a gap between the two.
      return pick(random, [`NOT ${inner()}`, `${inner()} AND NOT (${buildNear(random, depth - 1)})`]);
    default:
      return buildNear(random, depth - 1);
  }
}

function buildNear(random: Random, depth: number): string {
  const [left, right] = [buildPlace(random, depth), buildPlace(random, depth)];
  const distance = pick(random, ['w/', 'pre/', '/', '+', 'NOT w/', 'NOT pre/']);
  return `${left} ${distance}${1 + random(4)} ${right}`;
}

/** What can be on one side of a distance. */
function buildPlace(random: Random, depth: number): string {
  switch (depth <= 0 ? random(2) : random(5)) {
    case 2:
      return `(${buildPlace(random, depth - 1)} OR ${buildPlace(random, depth - 1)})`;
    case 3:
      return `(${buildNear(random, depth - 1)})`;
    default:
      return buildQueryText(random, 0);
  }
}
