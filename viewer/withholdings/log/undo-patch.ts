import type {
  Withholding,
  WithholdingPatch,
  WithholdingValueName,
} from '#contract/withholdings/withholding.ts';

/** What takes a change back: values that a person had given come again, others are as they were read. */
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
