import { listCoveredVariants } from './covered-variants.ts';
import { listFiledVariants } from './filed-variants.ts';
import { listOpenVariants } from './open-variants.ts';
import { listPaintedVariants } from './painted-variants.ts';
import { listUnseenVariants } from './unseen-variants.ts';
import type { HiddenVariant } from './variant.ts';

/** All variants, identical on every run. */
export function listVariants(): HiddenVariant[] {
  return [
    ...listCoveredVariants(),
    ...listPaintedVariants(),
    ...listUnseenVariants(),
    ...listFiledVariants(),
    ...listOpenVariants(),
  ];
}
