import { listTokens, type Token } from './content-tokens.ts';

/** All operators of content streams (ISO 32000-1, annex A) except those that mark content. */
const OPERATORS = new Set(
  (
    'b B b* B* BI BT BX c cm CS cs d d0 d1 Do EI ET EX f F f* G g gs h i ID j J K k l M m n q Q re RG rg ri s S ' +
    'SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'
  ).split(' '),
);
const MARKS = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP']);
/** Operators that show one string; `TJ` shows those of an array. */
const SHOWS_ONE = new Set(['Tj', "'", '"']);

/** An operator with its operands. */
interface Operation {
  operator: string;
  tokens: Token[];
}

/**
 * Returns a content stream without what is not drawn: comments, replacement text (as for screen readers),
 * strings that no operator shows. Undefined if there is nothing to remove: the stream is then copied byte for
 * byte.
 */
export function cleanContent(content: string): string | undefined {
  const textOf = ({ start, end }: Token) => content.slice(start, end);
  const operations = [...listOperations(content, textOf)];
  const isClean = operations.every((operation) =>
    MARKS.has(operation.operator)
      ? isPlainMark(operation, textOf)
      : keepDrawn(operation, textOf).length === operation.tokens.length,
  );
  if (isClean) return undefined;
  return operations
    .filter(({ operator }) => !MARKS.has(operator))
    .map((operation) => write(keepDrawn(operation, textOf), textOf))
    .filter((text) => text !== '')
    .join('\n');
}

type TextOf = (token: Token) => string;

function* listOperations(content: string, textOf: TextOf): Generator<Operation> {
  let tokens: Token[] = [];
  for (const token of listTokens(content)) {
    tokens.push(token);
    const operator = token.kind === 'inline-image' ? 'EI' : textOf(token);
    const ends =
      token.kind === 'inline-image' || (token.kind === 'operator' && operator !== 'BI' && operator !== 'ID');
    if (!ends) continue;
    yield { operator, tokens };
    tokens = [];
  }
  if (tokens.length > 0) yield { operator: '', tokens };
}

/** The tokens that have an effect; none if the operator is unknown. */
function keepDrawn({ operator, tokens }: Operation, textOf: TextOf): Token[] {
  if (!OPERATORS.has(operator)) return [];
  const drawn = tokens.filter(({ kind }) => kind !== 'comment');
  if (operator === 'TJ')
    return drawn.slice(
      Math.max(
        0,
        drawn.findLastIndex((token) => textOf(token) === '['),
      ),
    );
  const last = SHOWS_ONE.has(operator) ? drawn.findLastIndex(({ kind }) => kind === 'string') : -1;
  return drawn.filter(({ kind }, index) => kind !== 'string' || index === last);
}

/**
 * A tag with numbers only, as `/P <</MCID 3>> BDC`; a property list named in the page's resources can contain
 * anything.
 */
function isPlainMark({ tokens }: Operation, textOf: TextOf): boolean {
  const hasText = tokens.some(({ kind }) => kind === 'string' || kind === 'comment');
  const isListed = tokens.some((token) => textOf(token) === '<<');
  return !hasText && (isListed || tokens.filter(({ kind }) => kind === 'name').length < 2);
}

/** The bytes of an inline image begin directly after its operator. */
function write(tokens: Token[], textOf: TextOf): string {
  return tokens
    .map((token, index) => (index > 0 && token.kind !== 'inline-image' ? ` ${textOf(token)}` : textOf(token)))
    .join('');
}
