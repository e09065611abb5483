/** What a person typed into a field of the log, as a value; refuses what is none. Pure. */
import { DocumentDate } from '#contract/documents/document.ts';
import { type ExemptionCode, parseTypedCodes } from '#contract/values/exemption-code.ts';

/** Something that can't be taken; the message is for the person who typed it. */
export class NotTaken extends Error {}

export function parseCodes(text: string): ExemptionCode[] {
  const { codes, error } = parseTypedCodes(text);
  if (error !== undefined) throw new NotTaken(error);
  return codes;
}

/** Empty for none. */
export function parseDate(text: string): string | null {
  if (text === '') return null;
  const parsed = DocumentDate.safeParse(text);
  if (!parsed.success) throw new NotTaken('Write a date as 2009-08-14, or only its year or month.');
  return parsed.data;
}

export function parsePages(text: string): number {
  const pages = Number(text);
  if (!Number.isInteger(pages) || pages < 1) throw new NotTaken('Write a whole number of pages, from 1 on.');
  return pages;
}

export function parsePeople(text: string): string[] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export const parseWords = (text: string): string | null => (text === '' ? null : text);
