/** Digits that OCR confuses with each other in stamps; each pair is sorted. */
const LOOK_ALIKES = new Set(['06', '08', '14', '17', '27', '38', '56', '68']);

/** Whether one digit may be a misreading of another. */
export function lookAlike(one: string, other: string): boolean {
  return LOOK_ALIKES.has([one, other].sort().join(''));
}
