import { UncoverError } from '../errors.ts';

/** A sign of the query language. `text` is what stands in the query. */
export interface QuerySign {
  kind: 'word' | 'phrase' | 'and' | 'or' | 'not' | 'open' | 'close';
  text: string;
  at: number;
  end: number;
}

const OPERATORS = new Map<string, 'and' | 'or' | 'not'>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

/** Exemption codes hold parentheses that group nothing: `(b)(5)`, `(b)(7)(C)`, `(j)(2)`. */
const EXEMPTION = /^\([bdjk]\)\(\d{1,2}\)(?:\([a-f]\))?/iu;
const QUOTES = /["\u201c\u201d\u201e]/u;

/** Cuts a query into its signs. Throws `query-syntax` with its place for a quote that is never closed. */
export function scanQuery(text: string): QuerySign[] {
  const signs: QuerySign[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = scanSign(text, at);
    if (sign) signs.push(sign);
    at = sign ? sign.end : at + 1;
  }
  return signs;
}

function scanSign(text: string, at: number): QuerySign | undefined {
  const here = text.charAt(at);
  if (/\s/u.test(here)) return undefined;
  const code = EXEMPTION.exec(text.slice(at));
  if (code) return { kind: 'phrase', text: code[0], at, end: at + code[0].length };
  if (here === '(') return { kind: 'open', text: here, at, end: at + 1 };
  if (here === ')') return { kind: 'close', text: here, at, end: at + 1 };
  if (QUOTES.test(here)) return scanPhrase(text, at);
  return scanWord(text, at);
}

function scanPhrase(text: string, at: number): QuerySign {
  const length = text.slice(at + 1).search(QUOTES);
  if (length < 0) {
    throw new UncoverError(
      'query-syntax',
      'This quotation mark is never closed. Add one at the end of the phrase.',
      {
        position: at,
      },
    );
  }
  const end = at + length + 2;
  return { kind: 'phrase', text: text.slice(at + 1, end - 1), at, end };
}

function scanWord(text: string, at: number): QuerySign {
  const length = text.slice(at).search(/[\s()"\u201c\u201d\u201e]/u);
  const end = length < 0 ? text.length : at + length;
  const word = text.slice(at, end);
  return { kind: OPERATORS.get(word.toLowerCase()) ?? 'word', text: word, at, end };
}
