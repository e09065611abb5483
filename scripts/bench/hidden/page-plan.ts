import { createCanvas } from '@napi-rs/canvas';
import '../../make/fixtures/fonts.ts';
import { createRandom, type Random } from '../../make/fixtures/random.ts';

/** The layout of a page before it is drawn as text or as a scan. Points from the top left. */
export interface PagePlan {
  lines: PlannedLine[];
  /** Colored areas under the text, in painting order. */
  areas: { rect: PointRect; color: Color }[];
}

export interface PlannedLine {
  parts: PlannedPart[];
  /** Where the baseline starts. */
  x: number;
  y: number;
  color: Color;
  /** Whether the line runs up the page. */
  sideways: boolean;
}

/** A part of a line, with the space after it. */
export interface PlannedPart {
  text: string;
  /** Invisible on the finished page. */
  hidden: boolean;
  /** Distance from the start of the line. */
  offset: number;
}

export interface PointRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Red, green and blue, 0..1. */
export type Color = readonly [number, number, number];

export const WIDTH = 612;
export const HEIGHT = 792;
export const SIZE = 13;
export const BLACK: Color = [0, 0, 0];
export const WHITE: Color = [1, 1, 1];

const LEFT = 90;
const FIRST_LINE = 150;
const PITCH = 26;
const DARK: Color = [0.1, 0.16, 0.4];
const TINTS: readonly Color[] = [
  [0.86, 0.92, 0.98],
  [1, 0.96, 0.8],
  [0.9, 0.9, 0.9],
  [0.88, 0.96, 0.88],
];

/** `@` marks the position of hidden words. Each fits on one line with two of them. */
const WITH_PLACE = [
  'The desk officer told @ that the county must wait',
  'A copy of the memorandum went to @ in the fall',
  'Calls from @ were entered in the ledger by hand',
  'According to @ the sheriff had asked for a meeting',
  'The draft was returned by @ without a signature',
  'On Friday the panel heard @ about the new rules',
];

const PLAIN = [
  'The field office wrote to the county about its request',
  'No answer had come when the quarter came to its end',
  'Staff were asked to keep a record of every telephone call',
  'The board will take up the matter at its next meeting',
  'A letter with the same text was sent to each sheriff',
  'Numbers for the month are given in the table below',
  'The agreement can be ended by either side with notice',
  'Training for new officers begins in the second week',
];

const PANEL = [
  'This panel gives the hours of the public desk',
  'Visitors are asked to bring a form of identity',
];
const TITLE = 'Summary of county liaison work';
const MARGIN = 'Filed with the clerk of the court';

/** Letters of hidden names: no English word has six of them in a row, so that none is found by chance. */
const FIRST = [...'zvxkjqwg'];
const VOWELS = [...'aeiou'];
const LAST = [...'zvxkgbp'];

export interface PlanOptions {
  /** The number of lines with hidden words, two each. */
  places?: number;
  /** Whether the hidden words are in the tinted panel. */
  inPanel?: boolean;
}

/** A typical page with its own words, always the same for a label. */
export function planPage(label: string, { places = 2, inPanel = false }: PlanOptions = {}): PagePlan {
  const random = createRandom(`hidden ${label}`);
  const withPlace = shuffle(WITH_PLACE, random).slice(0, inPanel ? 0 : places);
  const plain = shuffle(PLAIN, random).slice(0, 6);
  const body = [plain[0], withPlace[0], plain[1], plain[2], withPlace[1], plain[3], plain[4], plain[5]];
  const texts = body.flatMap((text) => (text === undefined ? [] : [text]));
  const lines = texts.map((text, index) => {
    return planLine(text, LEFT, FIRST_LINE + PITCH * index, BLACK, random);
  });
  const panelTop = FIRST_LINE + PITCH * texts.length + 20;
  const panel = inPanel ? [`${PANEL[0]} @`, PANEL[1] ?? ''] : PANEL;
  return {
    areas: [
      { rect: { x: 80, y: 84, width: 452, height: 34 }, color: DARK },
      { rect: { x: 80, y: panelTop, width: 452, height: 70 }, color: random.pick(TINTS) },
    ],
    lines: [
      planLine(TITLE, LEFT, 106, WHITE, random),
      ...lines,
      ...panel.map((text, index) => planLine(text, LEFT, panelTop + 28 + PITCH * index, BLACK, random)),
      { ...planLine(MARGIN, 50, 600, BLACK, random), sideways: true },
    ],
  };
}

/** Page dictionary entry that crops the first line of a plan with an extra line at the top. */
export const CROP_BELOW_IT = `/CropBox [0 0 ${WIDTH} ${HEIGHT - 60}]`;

/** A page with an extra line of hidden words at its top, to be cropped. */
export function planWithLineAbove(label: string): PagePlan {
  const plan = planPage(label, { places: 0 });
  const text = listWords(planPage(`${label} above`), true).join(' ');
  const line = { parts: [{ text, hidden: true, offset: 0 }], x: LEFT, y: 40, color: BLACK, sideways: false };
  return { ...plan, lines: [line, ...plan.lines] };
}

function planLine(template: string, x: number, y: number, color: Color, random: Random): PlannedLine {
  const name = () => {
    const syllables = Array.from({ length: 3 }, () => [FIRST, VOWELS, LAST].map((each) => random.pick(each)));
    const letters = syllables.flat().join('');
    return `${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}`;
  };
  const [before = '', after] = template.split('@');
  const texts = after === undefined ? [before] : [before, `${name()} ${name()}`, after];
  let offset = 0;
  const parts = texts.flatMap((text, index): PlannedPart[] => {
    const part = { text, hidden: index === 1, offset };
    offset += measure(text);
    return text === '' ? [] : [part];
  });
  return { parts, x, y, color, sideways: false };
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

const ruler = createCanvas(8, 8).getContext('2d');
/** Advances at small sizes are rounded by hinting. */
const MAGNIFY = 10;

/** Width in points; the standard Helvetica and this font have the same widths. */
export function measure(text: string, size = SIZE): number {
  ruler.font = `${size * MAGNIFY}px fixture-sans`;
  return ruler.measureText(text).width / MAGNIFY;
}

/** The places of the hidden words, with a margin around them, as a redaction box is drawn. */
export function listPlaces(plan: PagePlan): PointRect[] {
  return plan.lines.flatMap(({ parts, x, y }) =>
    parts
      .filter(({ hidden }) => hidden)
      .map(({ text, offset }) => ({
        x: x + offset - 1.5,
        y: y - 0.85 * SIZE,
        width: measure(text) + 3,
        height: 1.2 * SIZE,
      })),
  );
}

/** The words of the plan that are visible, or those that are hidden. */
export function listWords(plan: PagePlan, hidden: boolean): string[] {
  return plan.lines.flatMap(({ parts }) =>
    parts
      .filter((part) => part.hidden === hidden)
      .flatMap(({ text }) => text.split(' ').filter((word) => word !== '')),
  );
}
