import type { GrayImage } from '../../pixels/gray-image.ts';
import type { RecognizedWord, RecognizeOptions, Recognizer } from '../../text/recognition/recognizer.ts';

/** A recognizer that returns prepared lines instead of reading, and records its input. */
export interface ScriptedRecognizer extends Recognizer {
  shown: { image: GrayImage; options: RecognizeOptions }[];
}

/** `script` returns the lines for an image; each word gets a box in a grid of lines. */
export function scriptRecognizer(
  script: (image: GrayImage, options: RecognizeOptions) => string[],
  confidence = 90,
): ScriptedRecognizer {
  const shown: ScriptedRecognizer['shown'] = [];
  return {
    shown,
    recognize: async (image, options) => {
      shown.push({ image, options });
      return script(image, options).map((line, index) => toWords(line, index, image, confidence));
    },
    close: async () => {},
  };
}

function toWords(line: string, index: number, image: GrayImage, confidence: number): RecognizedWord[] {
  const letter = image.width / 100;
  const top = Math.round(image.height * (0.14 + index * 0.03));
  return [...line.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    left: Math.round((10 + match.index) * letter),
    right: Math.round((10 + match.index + match[0].length) * letter),
    top,
    bottom: top + Math.round(image.height * 0.015),
    confidence,
  }));
}
