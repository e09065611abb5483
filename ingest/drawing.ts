/**
 * The entry point for drawing and recognizing pages in this process. It loads the libraries for PDF, pictures and OCR,
 * which takes half a second of the processor's time.
 */

export { type DrawnPage, drawPage } from './draw-page.ts';
export { widenColors } from './sources/pdf/pictures/widen-colors.ts';
export { openEngine } from './text/recognition/engines.ts';
export { type MarkTime, timeMarks } from './time-marks.ts';
