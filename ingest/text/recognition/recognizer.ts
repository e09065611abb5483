import type { GrayImage } from '../../pixels/gray-image.ts';

/** A recognized word; its box in pixels of the image. */
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
  /** Pixels per inch. */
  dpi: number;
  /** `page`: find columns and blocks; `sparse`: scattered words in no order, as in a margin. */
  layout: 'page' | 'sparse';
}

/** Reads text from an image. The only part that tests replace. */
export interface Recognizer {
  /** Lines in reading order. The result depends only on the image, not on what was read before. */
  recognize(image: GrayImage, options: RecognizeOptions): Promise<RecognizedWord[][]>;
  close(): Promise<void>;
}
