import { type ExemptionCode, parseTypedCodes, writeCodes } from '#contract/values/exemption-code.ts';

/** `withheld.b7C`, `withheld.none` for boxes and sheets without a code: the pages behind a bar of the chart. */
export function toWithheldSetName(code: ExemptionCode | null): string {
  return `withheld.${code === null ? 'none' : writeCodes([code])}`;
}

/** All pages of the log. */
export const ALL_WITHHELD = 'withheld.all';

/**
 * The code in the name of a set; '' for withholdings without one, null for all, undefined if it is no code.
 */
export function parseWithheldSet(part: string | undefined): ExemptionCode | null | undefined {
  if (part === 'all') return null;
  if (part === 'none') return '';
  const { codes } = parseTypedCodes(part ?? '');
  return codes?.length === 1 ? codes[0] : undefined;
}
