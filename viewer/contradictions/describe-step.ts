import {
  type Contradiction,
  type ContradictionStep,
  contradictionStatusNames,
} from '#contract/review/contradiction.ts';
import { formatDateTime } from '#contract/values/dates.ts';

/** `Confirmed by Ann Lead, Aug 14, 2009, 3:04 PM`. */
export function describeStep({ status, byName, at }: ContradictionStep): string {
  return `${contradictionStatusNames[status]} by ${byName}, ${formatDateTime(at)}`;
}

/** The latest step, and who proposed the contradiction if that was an earlier one. */
export function describeLastStep({ steps, authorName }: Pick<Contradiction, 'steps' | 'authorName'>): string {
  const last = steps.at(-1);
  if (!last) return '';
  return steps.length === 1 ? describeStep(last) : `${describeStep(last)} · proposed by ${authorName}`;
}
