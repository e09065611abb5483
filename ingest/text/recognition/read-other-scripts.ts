import { countLettersOf, mainLanguageOf, type Script } from '../scripts/languages-of-scripts.ts';
import type { ScriptReader } from '../scripts/script-reader.ts';
import { type Look, readPixels } from './read-pixels.ts';
import { countLetters, type PageReading } from './recognize-page.ts';

/** A word this sure was read in its own script, 0..100. */
const SURE = 60;
/** Of what is read in a wrong script a third is sure at most, of what is read in the right one nine tenths. */
const MOSTLY_UNSURE = 0.5;
const MOSTLY_SURE = 0.6;
/** Pages of two scripts lie between; reading them in both makes so much more of them sure. */
const PARTLY_UNSURE = 0.75;
const SURER = 0.15;
/** Fewer letters say nothing about their script. */
const LEAST_LETTERS = 40;
/** Where there are many characters to a letter, as in Chinese, so few make a text. */
const LEAST_OF_SCRIPT = 12;
/** Of the letters: fewer are letters of the usual script that look alike. */
const MUCH_OF_SCRIPT = 0.2;

export interface ScriptReading extends PageReading {
  /** Which other script the page was read in, in words that follow a reason. */
  how?: string;
  /** What was not read, a full sentence. */
  note?: string;
}

/**
 * Reads a page again in other scripts where its words in the usual one are mostly noise: in the script that it
 * seems to be in, else in all that there is data for. Where there is none for it, a note says so.
 */
export async function readOtherScripts(
  look: Look,
  usual: PageReading,
  reader: ScriptReader,
): Promise<ScriptReading> {
  const sure = shareSure(usual);
  const isDoubtful = sure < (reader.scripts.length > 0 ? PARTLY_UNSURE : MOSTLY_UNSURE);
  if (!isDoubtful || countLetters(usual.lines.flat()) < LEAST_LETTERS) return usual;
  const seen = await reader.detect(look.image.image, look.image.dpi);
  const likelyFirst = [...reader.scripts].sort((a, b) => Number(b === seen) - Number(a === seen));
  for (const script of likelyFirst) {
    const reading = await readPixels(look, await reader.recognizerFor(script));
    if (isIn(script, reading) && shareSure(reading) >= Math.max(MOSTLY_SURE, sure + SURER))
      return { ...reading, how: `; read as ${nameOf(script)} (${reader.languagesOf(script).join(', ')})` };
  }
  return seen === undefined || reader.scripts.includes(seen)
    ? usual
    : { ...usual, note: describeUnread(seen) };
}

/** Whether what was read is a text in a script, at least in part. */
function isIn(script: Script, reading: PageReading): boolean {
  const text = reading.lines
    .flat()
    .map((word) => word.text)
    .join('');
  const own = countLettersOf(script, text);
  return own >= LEAST_OF_SCRIPT && own >= MUCH_OF_SCRIPT * text.length;
}

function shareSure({ lines }: PageReading): number {
  const words = lines.flat();
  return (
    countLetters(words.filter(({ confidence }) => confidence >= SURE)) / Math.max(1, countLetters(words))
  );
}

function describeUnread(script: Script): string {
  return `The print on this page seems to be ${nameOf(script)}, which can't be read with the language data that is installed, so its text is noise. Install data for its language, such as ${mainLanguageOf(script)} (see ingest --help), and read the page again: pages ocr.`;
}

function nameOf(script: Script): string {
  return script === 'Han' ? 'Chinese' : script.replace('_', ' ');
}
