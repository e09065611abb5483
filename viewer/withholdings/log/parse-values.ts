/** Parses what a person typed into a field of the log; throws InvalidValue. Pure. */
import { DocumentDate } from '#contract/documents/document.ts';
import { type ExemptionCode, parseTypedCodes } from '#contract/values/exemption-code.ts';

/** A text that is not a valid value of its field. The message is for the person who typed it. */
export class InvalidValue extends Error {}

export function parseCodes(text: string): ExemptionCode[] {
  const { codes, error } = parseTypedCodes(text);
  if (error !== undefined) throw new InvalidValue(error);
  return codes;
}

/** Null for an empty text. */
export function parseDate(text: string): string | null {
  if (text === '') return null;
  const parsed = DocumentDate.safeParse(text);
  if (!parsed.success) throw new InvalidValue('Enter a date such as 2009-08-14, or 2009-08 or 2009.');
  return parsed.data;
}

export function parsePages(text: string): number {
  const pages = Number(text);
  if (!Number.isInteger(pages) || pages < 1)
    throw new InvalidValue('Enter a whole number of pages, 1 or more.');
  return pages;
}

export function parsePeople(text: string): string[] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export const parseWords = (text: string): string | null => (text === '' ? null : text);
