/** A run of the old words and its replacement; either may be empty. Ends are exclusive. */
export interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** Runs up to this many pairs of words are compared word by word; larger ones by their rare words. */
const MOST_PAIRS = 250_000;

/**
 * What a correction changed: everything between the words that both texts have in the same order. Common ends
 * are removed first; a large middle is split at words that occur once in each (patience diff), so that a text
 * of 200,000 letters that shares nothing with the old one does not block the server.
 */
export function listChanges(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  compare(before, after, { oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length }, changes);
  return changes;
}

function compare(before: readonly string[], after: readonly string[], whole: Change, out: Change[]): void {
  const rest = trimEnds(before, after, whole);
  if (rest.oldFrom === rest.oldTo && rest.newFrom === rest.newTo) return;
  const small = (rest.oldTo - rest.oldFrom) * (rest.newTo - rest.newFrom) <= MOST_PAIRS;
  const pairs = small ? pairAll(before, after, rest) : pairRare(before, after, rest);
  if (pairs.length === 0) {
    out.push(rest);
    return;
  }
  let { oldFrom, newFrom } = rest;
  for (const [oldTo, newTo] of [...pairs, [rest.oldTo, rest.newTo] as const]) {
    const between = { oldFrom, oldTo, newFrom, newTo };
    if (!small) compare(before, after, between, out);
    else if (oldFrom < oldTo || newFrom < newTo) out.push(between);
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  }
}

function trimEnds(before: readonly string[], after: readonly string[], change: Change): Change {
  let { oldFrom, oldTo, newFrom, newTo } = change;
  while (oldFrom < oldTo && newFrom < newTo && before[oldFrom] === after[newFrom]) {
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && before[oldTo - 1] === after[newTo - 1]) {
    oldTo -= 1;
    newTo -= 1;
  }
  return { oldFrom, oldTo, newFrom, newTo };
}

type Pair = readonly [old: number, now: number];

/** The longest common subsequence of words, as pairs of indexes. */
function pairAll(before: readonly string[], after: readonly string[], change: Change): Pair[] {
  const { oldFrom, oldTo, newFrom, newTo } = change;
  const width = newTo - newFrom + 1;
  const longest = new Uint16Array((oldTo - oldFrom + 1) * width);
  const at = (old: number, now: number) => (old - oldFrom) * width + (now - newFrom);
  for (let old = oldTo - 1; old >= oldFrom; old -= 1) {
    for (let now = newTo - 1; now >= newFrom; now -= 1) {
      longest[at(old, now)] =
        before[old] === after[now]
          ? (longest[at(old + 1, now + 1)] ?? 0) + 1
          : Math.max(longest[at(old + 1, now)] ?? 0, longest[at(old, now + 1)] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let old = oldFrom, now = newFrom; old < oldTo && now < newTo; ) {
    if (before[old] === after[now]) {
      pairs.push([old, now]);
      old += 1;
      now += 1;
    } else if ((longest[at(old + 1, now)] ?? 0) >= (longest[at(old, now + 1)] ?? 0)) old += 1;
    else now += 1;
  }
  return pairs;
}

/** Words that occur once in each text, as far as they are in the same order. */
function pairRare(before: readonly string[], after: readonly string[], change: Change): Pair[] {
  const old = placesOfRare(before, change.oldFrom, change.oldTo);
  const now = placesOfRare(after, change.newFrom, change.newTo);
  const pairs = [...old].flatMap(([word, index]): Pair[] => {
    const other = now.get(word);
    return other === undefined ? [] : [[index, other]];
  });
  return longestRising(pairs);
}

function placesOfRare(words: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = from; index < to; index += 1) {
    const word = words[index] as string;
    if (places.has(word)) repeated.add(word);
    else places.set(word, index);
  }
  for (const word of repeated) places.delete(word);
  return places;
}

/** Among pairs with increasing first indexes, the longest run whose second indexes increase too. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const before: number[] = [];
  /** For each length, the pair that ends the run of that length with the smallest second index. */
  const ends: number[] = [];
  pairs.forEach(([, now], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Pair)[1] < now) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  });
  const run: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) {
    run.push(pairs[index] as Pair);
  }
  return run.reverse();
}
