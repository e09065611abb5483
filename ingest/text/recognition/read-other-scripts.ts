import { countLettersOf, mainLanguageOf, type Script } from '../scripts/languages-of-scripts.ts';
import type { ScriptReader } from '../scripts/script-reader.ts';
import { type Look, readPixels } from './read-pixels.ts';
import { countLetters, type PageRecognition } from './recognize-page.ts';

/** A word with this confidence, 0..100, was read in its own script. */
const SURE = 60;
/** In a wrong script at most a third of the words is read with confidence, in the right one 90 %. */
const MOSTLY_UNSURE = 0.5;
const MOSTLY_SURE = 0.6;
/** Pages of two scripts are in between; reading them in both must raise the share of sure words by `SURER`. */
const PARTLY_UNSURE = 0.75;
const SURER = 0.15;
/** Fewer letters are no evidence of their script. */
const LEAST_LETTERS = 40;
/** The same for scripts with many characters, such as Chinese, where fewer make a text. */
const LEAST_OF_SCRIPT = 12;
/** Share of the letters: a lower share consists of look-alikes in the usual script. */
const MUCH_OF_SCRIPT = 0.2;

export interface ScriptRecognition extends PageRecognition {
  /** In which other script the page was read, to follow a reason. */
  how?: string;
  /** What was not read, a full sentence. */
  note?: string;
}

/**
 * Reads a page again in other scripts if its words in the usual one are mostly noise: in the script that it
 * seems to be in, else in all with installed data. If there is no data for that script, a note says so.
 */
export async function readOtherScripts(
  look: Look,
  usual: PageRecognition,
  reader: ScriptReader,
): Promise<ScriptRecognition> {
  const sure = shareSure(usual);
  const isDoubtful = sure < (reader.scripts.length > 0 ? PARTLY_UNSURE : MOSTLY_UNSURE);
  if (!isDoubtful || countLetters(usual.lines.flat()) < LEAST_LETTERS) return usual;
  const seen = await reader.detect(look.image.image, look.image.dpi);
  const likelyFirst = [...reader.scripts].sort((a, b) => Number(b === seen) - Number(a === seen));
  for (const script of likelyFirst) {
    const recognition = await readPixels(look, await reader.recognizerFor(script));
    if (isIn(script, recognition) && shareSure(recognition) >= Math.max(MOSTLY_SURE, sure + SURER))
      return {
        ...recognition,
        how: `; read as ${nameOf(script)} (${reader.languagesOf(script).join(', ')})`,
      };
  }
  return seen === undefined || reader.scripts.includes(seen)
    ? usual
    : { ...usual, note: describeUnread(seen) };
}

/** Whether the text read is in a script, at least in part. */
function isIn(script: Script, recognition: PageRecognition): boolean {
  const text = recognition.lines
    .flat()
    .map((word) => word.text)
    .join('');
  const own = countLettersOf(script, text);
  return own >= LEAST_OF_SCRIPT && own >= MUCH_OF_SCRIPT * text.length;
}

function shareSure({ lines }: PageRecognition): number {
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
