const LETTERS = 26;
const FIRST = 'A'.charCodeAt(0);

/** The letter of the exhibit at `index`, from 0: A … Z, AA, AB … ZZ, AAA. */
export function toExhibitLetter(index: number): string {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`not a place in a list: ${index}`);
  const last = String.fromCharCode(FIRST + (index % LETTERS));
  return index < LETTERS ? last : toExhibitLetter(Math.floor(index / LETTERS) - 1) + last;
}
