/** Exemption codes as a person types them. Strict: what is not surely a code is refused, never guessed. Pure. */
import { ExemptionCode } from '#contract/marks.ts';

export type CodesTyped = { codes: ExemptionCode[]; error?: never } | { codes?: never; error: string };

/**
 * One code with or without brackets: b6, b7C, (b)(7)(C), b(7)c, k2. A letter behind the number belongs to
 * it where it stands in brackets or ends the word; `(b)` before another number begins the next code.
 */
const CODE = /^\(?([bdjk])\)?\s?\(?(\d{1,2})\)?(?:\s?\(([a-f])\)(?!\s?\(?\d)|([a-f])(?![a-z0-9]))?/i;
const BETWEEN = /^(?:[\s,;/&]|and\b)+/i;

/** How high the numbers go: the FOIA's (b), and the Privacy Act's three. */
const HIGHEST: Record<string, number> = { b: 9, d: 5, j: 2, k: 7 };

/** `b6 b7c` is (b)(6) and (b)(7)(C), each once, in the order typed; nothing typed is no code. */
export function parseCodes(typed: string): CodesTyped {
  const codes: ExemptionCode[] = [];
  let rest = typed.trim();
  while (rest !== '') {
    const [read, letter, digits, bracketed, plain] = CODE.exec(rest) ?? [];
    const code = read && toCode(letter ?? '', Number(digits), bracketed ?? plain);
    if (!code) return { error: `${quote(rest)} is no exemption code. Write b6, b7C or (k)(2).` };
    if (!codes.includes(code)) codes.push(code);
    const after = rest.slice(read.length);
    rest = after.replace(BETWEEN, '');
    // `b66`, `b6x`, `b7d5`: only a bracket may follow a code at once.
    if (rest === after && rest !== '' && !rest.startsWith('(')) {
      return { error: `${quote(read + rest)} is no exemption code. Write b6, b7C or (k)(2).` };
    }
  }
  return { codes };
}

function toCode(letter: string, number: number, sub: string | undefined): ExemptionCode | undefined {
  const kind = letter.toLowerCase();
  if (number < 1 || number > (HIGHEST[kind] ?? 0)) return undefined;
  // Only the seventh has parts, A to F.
  if (sub !== undefined && !(kind === 'b' && number === 7)) return undefined;
  return ExemptionCode.parse(`(${kind})(${number})${sub ? `(${sub.toUpperCase()})` : ''}`);
}

const quote = (words: string): string => `“${words.split(/[\s,;]/)[0] ?? words}”`;

/** As one types them: `b6 b7C`. */
export function writeCodes(codes: readonly ExemptionCode[]): string {
  return codes.map((code) => code.replace(/[()]/g, '')).join(' ');
}
