const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER = `\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,5}|(?:${TENS.join('|')})(?:[- ](?:${WORDS.slice(0, 9).join('|')}))?|${WORDS.toReversed().join('|')}`;
/** What may come between a number and `pages`, as in `four (4) full pages`. */
const BETWEEN = '(?:\\s?\\(\\s?\\d{1,5}\\s?\\))?\\s(?:\\w{1,30}\\s)?';
const PAGES = 'pages?(?:\\s?\\(s\\))?';
const RULES = [
  new RegExp(`total\\s(?:(?:deleted|withheld|number of)\\s)?${PAGES}[^\\w\\n]{0,40}(?<count>${NUMBER})\\b`),
  new RegExp(`(?:number of|no\\. of)\\s${PAGES}(?:\\s\\w{1,30}){0,2}\\s?[:=~-]\\s?(?<count>${NUMBER})\\b`),
  new RegExp(
    `${PAGES}\\s(?:withheld|removed|deleted|denied|referred)(?:\\sin\\sfull)?\\s?[:=~-]\\s?(?<count>${NUMBER})\\b`,
  ),
  new RegExp(`\\b(?<count>${NUMBER})\\b${BETWEEN}${PAGES}`),
];

/** How many pages a sheet says that it replaces, in digits or in words; undefined if it does not say. */
export function findPageCount(text: string): number | undefined {
  for (const rule of RULES) {
    const count = toNumber(rule.exec(text)?.groups?.count);
    if (count !== undefined && count > 0) return count;
  }
  return undefined;
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  const whole = WORDS.indexOf(text);
  if (whole >= 0) return whole + 1;
  const [tens = '', ones] = text.split(/[- ]/);
  return 10 * (TENS.indexOf(tens) + 2) + (ones ? WORDS.indexOf(ones) + 1 : 0);
}
