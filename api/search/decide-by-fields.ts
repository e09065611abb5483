import type { Holds } from './match-query.ts';
import type { Query } from './query.ts';

/** Whether a page matches, where its fields alone say so; undefined where its text must be read. */
export function decideByFields(query: Query, holds: Holds): boolean | undefined {
  switch (query.kind) {
    case 'field':
      return holds(query);
    case 'not': {
      const decision = decideByFields(query.part, holds);
      return decision === undefined ? undefined : !decision;
    }
    case 'and':
      return decideAll(query.parts, holds, false);
    case 'or':
      return decideAll(query.parts, holds, true);
    default:
      return undefined;
  }
}

/** One part that is `final` decides for all; else all must be known. */
function decideAll(parts: readonly Query[], holds: Holds, final: boolean): boolean | undefined {
  const decisions = parts.map((part) => decideByFields(part, holds));
  if (decisions.includes(final)) return final;
  return decisions.includes(undefined) ? undefined : !final;
}
