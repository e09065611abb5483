import { PdfFile } from '../rendition/pdf-file.ts';
import { layOutDirection } from './lay-out-direction.ts';
import { layOutText } from './lay-out-text.ts';
import { TypeFace } from './type-face.ts';

/** US Letter and its margins, in points. */
const WIDTH = 612;
const HEIGHT = 792;
const MARGIN = 54;
const SIZE = 10;
const LEADING = 12;
/** Smaller letters cannot be read on paper. */
const SMALLEST = 3;
/** Every letter of the typewriter face is 0.6 of its size wide. */
const COLUMNS = Math.floor((WIDTH - 2 * MARGIN) / (SIZE * 0.6));
const LINES = Math.floor((HEIGHT - 2 * MARGIN) / LEADING);

const TYPEWRITER = '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf';
/** Has letters that the first lacks, such as Greek, Cyrillic and Hebrew. */
const SECOND = '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf';

/**
 * Writes text as pages with an actual text layer. A letter without a glyph in both faces is drawn as a box,
 * and is itself in the layer: it can be found and copied. Returns the number of pages.
 */
export async function writeTextPages(text: string, to: string, onStep: () => void): Promise<number> {
  const pdf = await PdfFile.create(to);
  try {
    const faces = { A: new TypeFace(TYPEWRITER), B: new TypeFace(SECOND) };
    const fonts = Object.values(faces).map((face) => ({ face, reference: pdf.reserve() }));
    const names = Object.keys(faces).map((name, index) => `/${name} ${fonts[index]?.reference}`);
    const resources = `/Font<<${names.join('')}>>`;
    for (const lines of layOutText(text, { columns: COLUMNS, lines: LINES })) {
      await pdf.addPage({ width: WIDTH, height: HEIGHT, resources, content: drawLines(lines, faces) });
      onStep();
    }
    for (const { face, reference } of fonts) await face.write(pdf, reference);
    await pdf.close();
    return pdf.pageCount;
  } catch (error) {
    await pdf.abandon();
    throw error;
  }
}

type Faces = Record<'A' | 'B', TypeFace>;

function drawLines(lines: readonly string[], faces: Faces): string {
  const drawn = lines.map((line) => `${drawLine(line, faces)}T*`).join('\n');
  return `BT ${LEADING} TL ${MARGIN} ${HEIGHT - MARGIN - SIZE} Td\n${drawn}\nET`;
}

/** Draws run after run of letters in one face and one direction. */
function drawLine(line: string, faces: Faces): string {
  const { size, stretch } = fitLine(line.length);
  const shown = layOutDirection(line)
    .flatMap(({ letters, isRightToLeft }) =>
      isRightToLeft ? inOneFace(letters, faces) : splitByFace(letters, faces),
    )
    .map(({ font, codes }) => `/${font} ${size} Tf <${codes}> Tj `)
    .join('');
  return stretch === 100 ? shown : `${stretch} Tz ${shown}100 Tz `;
}

interface FaceRun {
  /** The name in the page's resources. */
  font: keyof Faces;
  codes: string;
}

/** Numbers keep their place among right-to-left words only if readers see a single run. */
function inOneFace(letters: string, faces: Faces): FaceRun[] {
  const font = [...letters].every((letter) => faces.B.has(letter)) ? 'B' : 'A';
  return [{ font, codes: [...letters].map((letter) => faces[font].encode(letter)).join('') }];
}

function splitByFace(letters: string, faces: Faces): FaceRun[] {
  const runs: FaceRun[] = [];
  for (const letter of letters) {
    const font = faces.A.has(letter) || !faces.B.has(letter) ? 'A' : 'B';
    const last = runs.at(-1);
    if (last?.font === font) last.codes += faces[font].encode(letter);
    else runs.push({ font, codes: faces[font].encode(letter) });
  }
  return runs;
}

/**
 * A token that is longer than a line is set smaller, and below legible size also narrower, so that it stays
 * one word.
 */
function fitLine(letters: number): { size: number; stretch: number } {
  const size = Math.max(SMALLEST, SIZE * Math.min(1, COLUMNS / letters));
  const stretch = (100 * SIZE * COLUMNS) / (size * letters);
  return { size: round(size), stretch: round(Math.min(100, stretch)) };
}

/** To the precision that PDF readers use. */
function round(number: number): number {
  return Math.floor(number * 1000) / 1000;
}
