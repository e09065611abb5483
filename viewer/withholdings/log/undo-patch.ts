import type {
  Withholding,
  WithholdingPatch,
  WithholdingValueName,
} from '#contract/withholdings/withholding.ts';

/** The patch that undoes a change: earlier corrections return, and other values are restored as read. */
export function undoPatch(before: Withholding, patch: WithholdingPatch): WithholdingPatch {
  const touched = [
    ...Object.keys(patch.corrections ?? {}),
    ...(patch.restore ?? []),
  ] as WithholdingValueName[];
  const corrected = touched.filter((name) => name in before.asRead);
  return {
    corrections: Object.fromEntries(corrected.map((name) => [name, before[name]])),
    restore: touched.filter((name) => !(name in before.asRead)),
    ...(patch.otherVersion === undefined ? {} : { otherVersion: before.otherVersion }),
    ...(patch.ruling === undefined ? {} : { ruling: before.ruling }),
    ...(patch.note === undefined ? {} : { note: before.note }),
  };
}
