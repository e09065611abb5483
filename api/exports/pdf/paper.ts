/** US Letter, in points: the size that courts here take, and for which every file of the program is made. */
export const LETTER = { width: 612, height: 792 };
export const LETTER_ACROSS = { width: LETTER.height, height: LETTER.width };
