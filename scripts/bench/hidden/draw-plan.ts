import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { n } from './covers.ts';
import {
  type Color,
  HEIGHT,
  measure,
  type PagePlan,
  type PlannedLine,
  type PlannedPart,
  SIZE,
  WIDTH,
} from './page-plan.ts';
import { pdfString } from './raw-pdf.ts';

/** Operators that draw a hidden stretch of text invisibly. */
export type Hide = (shown: string, place: { x: number; y: number; width: number }, text: string) => string;

/** The plan's areas as operators. */
export function areaOperators({ areas }: PagePlan): string {
  return areas
    .map(({ rect: { x, y, width, height }, color }) => {
      return `${fill(color)} ${n(x)} ${n(HEIGHT - y - height)} ${n(width)} ${n(height)} re f\n`;
    })
    .join('');
}

/**
 * The plan's text as operators, one line at a time as programs write it. With `hide`, hidden stretches are
 * drawn separately by that function; `'skip'` omits them.
 */
export function textOperators({ lines }: PagePlan, hide?: Hide | 'skip'): string {
  return lines.map((line) => lineOperators(line, hide)).join('');
}

function lineOperators(line: PlannedLine, hide: Hide | 'skip' | undefined): string {
  const whole: PlannedPart = { text: line.parts.map(({ text }) => text).join(''), hidden: false, offset: 0 };
  const parts = hide && line.parts.some(({ hidden }) => hidden) ? line.parts : [whole];
  return parts
    .map((part) => {
      const shown = showOperators(line, part);
      if (!part.hidden || hide === undefined) return `${fill(line.color)} ${shown}`;
      if (hide === 'skip') return '';
      const place = { x: line.x + part.offset, y: HEIGHT - line.y, width: measure(part.text) };
      return `q ${hide(shown, place, part.text)} Q\n`;
    })
    .join('');
}

function showOperators(line: PlannedLine, part: PlannedPart): string {
  return `BT /F1 ${SIZE} Tf ${placing(line, part.offset)} Tm ${pdfString(part.text)} Tj ET\n`;
}

/** The text layer that an OCR program puts under a scan: each word separately, not drawn. */
export function layerOperators({ lines }: PagePlan): string {
  const words = lines.flatMap((line) =>
    line.parts.flatMap((part) =>
      [...part.text.matchAll(/\S+/g)].map((match) => {
        const offset = part.offset + measure(part.text.slice(0, match.index));
        return `${placing(line, offset)} Tm ${pdfString(`${match[0]} `)} Tj\n`;
      }),
    ),
  );
  return `BT 3 Tr /F1 ${SIZE} Tf\n${words.join('')}ET\n`;
}

function placing({ x, y, sideways }: PlannedLine, offset: number): string {
  return sideways
    ? `0 1 -1 0 ${n(x)} ${n(HEIGHT - y + offset)}`
    : `1 0 0 1 ${n(x + offset)} ${n(HEIGHT - y)}`;
}

/** Operators that set the fill color. */
export function fill([red, green, blue]: Color): string {
  return `${n(red)} ${n(green)} ${n(blue)} rg`;
}

const SCAN_DPI = 200;

/** A scan of the page; `over` paints on it with points as its unit. */
export function drawScan(
  plan: PagePlan,
  over: (context: ReturnType<Canvas['getContext']>) => void = () => {},
): Canvas {
  const scale = SCAN_DPI / 72;
  const canvas = createCanvas(Math.round(WIDTH * scale), Math.round(HEIGHT * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const { rect, color } of plan.areas) {
    context.fillStyle = css(color);
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
  }
  context.font = `${SIZE}px fixture-sans`;
  for (const { parts, x, y, color, sideways } of plan.lines) {
    context.save();
    context.translate(x, y);
    if (sideways) context.rotate(-Math.PI / 2);
    context.fillStyle = css(color);
    for (const { text, offset } of parts) context.fillText(text, offset, 0);
    context.restore();
  }
  over(context);
  return canvas;
}

function css(color: Color): string {
  return `rgb(${color.map((share) => Math.round(share * 255)).join(',')})`;
}

/** Red, green and blue of each pixel. */
export function takeRgb(canvas: Canvas): Buffer {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const rgb = Buffer.alloc(canvas.width * canvas.height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return rgb;
}
