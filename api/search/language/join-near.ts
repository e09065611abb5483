import { type Ambiguity, askWhichIsMeant } from './ambiguity.ts';
import { groupParts } from './group-parts.ts';
import { hasPosition } from './has-position.ts';
import type { Operand, Part, Step, Stretch } from './part.ts';
import type { Query, QueryNear } from './query.ts';
import { writeDistance, writeQuery } from './write-query.ts';

/** Joins `left w/5 right`. A second distance after it makes the part ambiguous. */
export function joinNear(left: Operand, [step, second]: Step[]): Part | Ambiguity {
  if (!step) return { ...left, bareNear: undefined };
  const near = toNear(left.query, step, step.right.query);
  const problem = findOperandWithoutPosition(near, { from: left.from, to: step.right.to });
  if (problem) return problem;
  if (second) return toAmbiguousChain(left, step, near, second);
  return { query: near, bareNear: near, from: left.from, to: step.right.to };
}

/** `a w/5 b w/3 c`: the first two are near the third, or the first is near the last two. */
function toAmbiguousChain(left: Operand, step: Step, near: QueryNear, second: Step): Ambiguity {
  const replaces = { from: left.from, to: second.right.to };
  const leftFirst = toNear(near, second, second.right.query);
  const problem = findOperandWithoutPosition(leftFirst, replaces);
  if (problem) return problem;
  const rightFirst = toNear(left.query, step, toNear(step.right.query, second, second.right.query));
  const interpretations = [leftFirst, rightFirst];
  return {
    kind: 'ambiguous',
    message: askWhichIsMeant('Two distances follow each other here.', interpretations),
    at: second.sign.at,
    interpretations,
    replaces,
    isOperand: true,
  };
}

function toNear(left: Query, { sign, negated }: Step, right: Query): QueryNear {
  const { within, ordered } = sign;
  return { kind: 'near', within, ordered, negated, left, right, at: left.at, end: right.end };
}

/** A page that contains two words, or lacks one, has no position: nothing can be near it. */
function findOperandWithoutPosition(near: QueryNear, replaces: Stretch): Ambiguity | undefined {
  const side = (['left', 'right'] as const).find((each) => !hasPosition(near[each]));
  if (!side) return undefined;
  const operand = near[side];
  const spread =
    operand.kind === 'and' && operand.parts.every(hasPosition)
      ? groupParts(
          'and',
          operand.parts.map((part) => ({ ...near, [side]: part })),
        )
      : undefined;
  const mend = spread ? ` If each of them is to be so near, write: ${writeQuery(spread)}` : '';
  return {
    kind: 'ambiguous',
    message: `Beside ${writeDistance(near)} stands a word, a phrase, or a choice of them: (a OR b). AND, NOT and fields ask about the whole page.${mend}`,
    at: operand.at,
    interpretations: spread ? [spread] : [],
    replaces,
    isOperand: true,
  };
}
