/** How much a text looks like writing. */
export interface Legibility {
  /** Words long enough to judge. */
  judged: number;
  /** Share of those that look like words, 0..1; 1 if there is nothing to judge. */
  wordlike: number;
  /**
   * Share of all characters that no writing uses: private use, replacement, control, and box drawing except
   * the block of a gap.
   */
  strange: number;
  /** Whether any of the most common words occurs. */
  hasCommonWords: boolean;
}

const STRANGE = /[\p{Co}\p{Cn}\p{Cc}\ufffd\u2500-\u2587\u2589-\u25ff]/gu;
const VOWELS = /[aeiouyœæıøơư]/i;
const CONSONANT_RUN = /[bcdfghjklmnpqrstvwxz]{6}/i;
/** lower, Capitalized, UPPER, and names such as McDonald; mixed case in the middle is a misreading. */
const USUAL_CASE = /^(?:\p{Ll}+|\p{Lu}\p{Ll}+|\p{Lu}+|\p{Lu}+s|(?:Mc|Mac|De|La|O['’])\p{Lu}\p{Ll}+)$/u;

/** Common words of the languages in productions. A shifted encoding contains none of them. */
const COMMON = new Set(
  'the of and to in is for that on with by was are not de la el que en los las del por con una'.split(' '),
);

/**
 * Judges words by their letters alone, without a dictionary: names, acronyms and Spanish must pass, shifted
 * encodings and misread scans must not. Numbers and short words do not count.
 */
export function judgeLegibility(words: string[]): Legibility {
  const text = words.join('');
  const strange = text === '' ? 0 : (text.match(STRANGE)?.length ?? 0) / text.length;
  const bare = words.map((word) => word.replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, ''));
  const judged = words.filter((word, index) => isJudged(word, bare[index] ?? ''));
  const good = judged.filter((word) => isWordlike(word));
  return {
    judged: judged.length,
    strange,
    wordlike: judged.length === 0 ? 1 : good.length / judged.length,
    hasCommonWords: bare.some((word) => COMMON.has(word.toLowerCase())),
  };
}

/** Numbers, codes with digits, addresses, short acronyms and words of other scripts are no evidence. */
function isJudged(word: string, bare: string): boolean {
  if (word.length < 4 || isOfOtherScript(word)) return false;
  if (/[@/\\]|www|\.\w/.test(word)) return false;
  const runs = word.match(/\p{L}+/gu) ?? [];
  if (/\d/.test(word) && runs.every((run) => run.length <= 3)) return false;
  return !runs.every((run) => /^\p{Lu}{1,6}$/u.test(run)) || /[^\p{L}\p{P}]/u.test(bare);
}

function isWordlike(word: string): boolean {
  const inner = word
    .replace(/^[("'“‘[*•]+|(?<![)"'”’\],.;:!?*])[)"'”’\],.;:!?*]+$/gu, '')
    .replace(/['’]s$/u, '');
  return inner
    .split(/[-–—/'’]/u)
    .every(
      (part) =>
        part.length < 3 ||
        (/^\p{L}+$/u.test(part) &&
          VOWELS.test(withoutMarks(part)) &&
          !CONSONANT_RUN.test(part) &&
          !/(\p{L})\1\1/iu.test(part) &&
          USUAL_CASE.test(part)),
    );
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

function isOfOtherScript(word: string): boolean {
  return /\p{L}/u.test(word) && !/\p{Script=Latin}/u.test(word);
}
