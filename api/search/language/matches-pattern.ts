/**
 * Whether a term matches a pattern: `*` is any number of letters, `?` exactly one. Never backtracks further
 * than to the last `*`, so that no pattern takes more than its length times the term's.
 */
export function matchesPattern(text: string, form: string): boolean {
  const letters = [...text];
  const signs = [...form];
  let at = 0;
  let sign = 0;
  let star = -1;
  let resume = 0;
  while (at < letters.length) {
    if (signs[sign] === '*') {
      star = sign;
      resume = at;
      sign += 1;
    } else if (signs[sign] === '?' || signs[sign] === letters[at]) {
      sign += 1;
      at += 1;
    } else if (star >= 0) {
      // The last * matches one letter more.
      resume += 1;
      at = resume;
      sign = star + 1;
    } else return false;
  }
  return signs.slice(sign).every((rest) => rest === '*');
}
