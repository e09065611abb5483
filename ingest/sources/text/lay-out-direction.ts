/**
 * A page's content contains the letters of Hebrew and Arabic as they appear on paper, from left to right, and
 * PDF readers reverse them again (ISO 32000-1, 14.8.2.3.3; Unicode's bidirectional algorithm, UAX 9). So
 * right-to-left text is reversed before it is drawn, except for numbers in it.
 */

export interface DirectedRun {
  /** In drawing order. */
  letters: string;
  isRightToLeft: boolean;
}

const RTL = '\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}';
/** From one letter of these scripts to the last one before a letter of another script. */
const RTL_RUN = new RegExp(`[${RTL}](?:[${RTL}\\p{M}\\p{N}\\p{P}\\p{Zs}]*[${RTL}\\p{M}])?`, 'gu');
/** Digits with a separator between them are one number. */
const NUMBER = /\p{N}+(?:[.,:/]\p{N}+)*/gu;

/** The runs of a line in drawing order, if the line itself runs from left to right. */
export function layOutDirection(line: string): DirectedRun[] {
  const runs: DirectedRun[] = [];
  let end = 0;
  const add = (letters: string, isRightToLeft: boolean) => {
    if (letters !== '') runs.push({ letters, isRightToLeft });
  };
  for (const { 0: found, index } of line.matchAll(RTL_RUN)) {
    add(line.slice(end, index), false);
    add(turnRound(found), true);
    end = index + found.length;
  }
  add(line.slice(end), false);
  return runs;
}

function turnRound(text: string): string {
  return reverse(text.replace(NUMBER, reverse));
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}
