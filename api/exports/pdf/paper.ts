/** US Letter, in points: what courts here take, and what every file of the program is made for. */
export const LETTER = { width: 612, height: 792 };
export const LETTER_ACROSS = { width: LETTER.height, height: LETTER.width };
