/**
 * The likeliest vowels of a text, most likely first, from the letters' neighbors alone: vowels and consonants
 * tend to alternate in every language that is written with both. B. V. Sukhotin's algorithm of 1962, as J. B.
 * M. Guy describes it ("Vowel Identification: An Old (but Good) Algorithm", Cryptologia 15, 1991). `words`
 * are folded.
 */
export function findVowels(words: readonly string[]): string[] {
  const together = countNeighbors(words);
  const sums = new Map([...together].map(([letter, others]) => [letter, sumOf(others)]));
  const vowels: string[] = [];
  for (;;) {
    const [letter, sum] = [...sums].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0]);
    if (sum <= 0) return vowels;
    vowels.push(letter);
    sums.delete(letter);
    for (const [other, count] of together.get(letter) ?? []) {
      const left = sums.get(other);
      if (left !== undefined) sums.set(other, left - 2 * count);
    }
  }
}

/** How often each letter is next to each other letter. */
function countNeighbors(words: readonly string[]): Map<string, Map<string, number>> {
  const together = new Map<string, Map<string, number>>();
  const note = (one: string, other: string) => {
    const others = together.get(one) ?? new Map<string, number>();
    together.set(one, others.set(other, (others.get(other) ?? 0) + 1));
  };
  for (const word of words) {
    const letters = [...word];
    for (const [at, one] of letters.entries()) {
      const other = letters[at + 1];
      if (other === undefined || other === one) continue;
      note(one, other);
      note(other, one);
    }
  }
  return together;
}

function sumOf(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
