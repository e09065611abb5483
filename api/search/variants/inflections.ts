/** Endings of English words, and of Spanish ones as in the index, without accents. */
const ENDINGS = new Set(
  `s es ed d ing er ers or ors ion ions ation ations ment ments ly ness able ability al ally ive ively
  ary arily y ies ied ity e ate ates ated ating ant ants ent ents ance ence ancy ency ory ories
  ism ist ists ful less
  o a os as ar ir ado ada ados adas ido ida idos idas ando iendo cion ciones mente aron ieron aba aban
  ara aran en an emos amos amiento imiento dor dora dores idad torio toria ario aria arios arias`.split(
    /\s+/u,
  ),
);

/** A stem has at least this many letters, and half of its word. */
const LEAST_STEM = 3;
const LONGEST_ENDING = Math.max(...[...ENDINGS].map(({ length }) => length));

/** The beginning that possible forms of a word share. */
export function stemOf(term: string): string {
  const least = Math.max(LEAST_STEM, Math.ceil(term.length / 2));
  for (let cut = Math.min(LONGEST_ENDING, term.length - least); cut > 0; cut -= 1) {
    if (ENDINGS.has(term.slice(-cut))) return term.slice(0, -cut);
  }
  return term;
}

/** Whether a word is a stem with no ending, or with a usual one: stop, stopped, stopping. */
export function isInflectionOf(word: string, stem: string): boolean {
  if (!word.startsWith(stem)) return false;
  const rest = word.slice(stem.length);
  const isDoubled = rest[0] === stem.at(-1);
  return rest === '' || ENDINGS.has(rest) || (isDoubled && ENDINGS.has(rest.slice(1)));
}
