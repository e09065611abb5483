/** What a person typed into a field of the log, as a value; refuses what is none. Pure. */
import { DocumentDate } from '#contract/document.ts';
import { ExemptionCode } from '#contract/marks.ts';

/** Something that can't be taken; the message is for the person who typed it. */
export class NotTaken extends Error {}

/** `b5, (b)(7)(C)`: each in its one form. */
export function parseCodes(text: string): ExemptionCode[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const [, act = '', digits = '', letter = ''] =
        /^\(?([bdjk])\)?\(?(\d{1,2})\)?\(?([a-f]?)\)?$/i.exec(word) ?? [];
      const code = `(${act.toLowerCase()})(${digits})${letter === '' ? '' : `(${letter.toUpperCase()})`}`;
      const parsed = ExemptionCode.safeParse(code);
      if (!parsed.success) throw new NotTaken(`“${word}” is no exemption code, such as (b)(5) or (b)(7)(C).`);
      return parsed.data;
    });
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
