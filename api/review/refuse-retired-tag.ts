import type { AskedAnswer } from '#contract/review/decision.ts';
import { UncoverError } from '../errors.ts';

/** A retired tag is not put on any more pages. It can be taken off, and be denied. */
export function refuseRetiredTag(
  { name, retiredAt }: { name: string; retiredAt: string | null },
  answer: AskedAnswer,
): void {
  if (retiredAt === null || (answer !== 'yes' && answer !== 'unsure')) return;
  throw new UncoverError('conflict', `“${name}” is retired. An attorney can offer it again in the codebook.`);
}
