import type { GreyImage } from '../../pixels/grey-image.ts';

/** A word as recognised; its box in pixels of the image. */
export interface RecognizedWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** 0..100. */
  confidence: number;
}

export interface RecognizeOptions {
  /** Pixels an inch. */
  dpi: number;
  /** `page`: find columns and blocks; `sparse`: scattered words in no order, as in a margin. */
  layout: 'page' | 'sparse';
}

/** Reads text off an image. The one part that tests replace. */
export interface Recognizer {
  /** Lines in reading order. Same image, same answer, whatever was read before. */
  recognize(image: GreyImage, options: RecognizeOptions): Promise<RecognizedWord[][]>;
  close(): Promise<void>;
}
