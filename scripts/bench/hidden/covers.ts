import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { HEIGHT, type PointRect } from './page-plan.ts';

/** How agencies cover words. `code`: a white patch with the exemption printed on it. */
export const COVER_STYLES = ['black', 'white', 'gray', 'hatched', 'code'] as const;
export type CoverStyle = (typeof COVER_STYLES)[number];

const CODE = '(b)(6)';
const CODE_SIZE = 9;
const HATCH_STEP = 3;
const GROUND: Record<CoverStyle, number> = { black: 0, white: 1, gray: 0.6, hatched: 0.8, code: 1 };

/** The cover as operators of a page's content; `/F1` is the page's font. */
export function coverOperators(style: CoverStyle, { x, y, width, height }: PointRect): string {
  const bottom = HEIGHT - y - height;
  const rect = `${n(x)} ${n(bottom)} ${n(width)} ${n(height)} re`;
  const ground = `q ${GROUND[style]} g ${rect} f`;
  if (style === 'hatched') {
    const lines: string[] = [];
    for (let at = x - height; at < x + width; at += HATCH_STEP)
      lines.push(`${n(at)} ${n(bottom)} m ${n(at + height)} ${n(bottom + height)} l S`);
    return `${ground} ${rect} W n 0 G 0.8 w ${lines.join(' ')} Q\n`;
  }
  if (style !== 'code') return `${ground} Q\n`;
  const at = `1 0 0 1 ${n(x + 4)} ${n(bottom + 4)} Tm`;
  return `${ground} 0 g BT /F1 ${CODE_SIZE} Tf ${at} (\\(b\\)\\(6\\)) Tj ET Q\n`;
}

/** The same on a canvas whose unit is the point. */
export function paintCover(context: SKRSContext2D, style: CoverStyle, rect: PointRect): void {
  const { x, y, width, height } = rect;
  context.save();
  context.fillStyle = gray(GROUND[style]);
  context.fillRect(x, y, width, height);
  if (style === 'hatched') {
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.lineWidth = 0.8;
    for (let at = x - height; at < x + width; at += HATCH_STEP) {
      context.beginPath();
      context.moveTo(at, y + height);
      context.lineTo(at + height, y);
      context.stroke();
    }
  }
  if (style === 'code') {
    context.fillStyle = 'black';
    context.font = `${CODE_SIZE}px fixture-sans`;
    context.fillText(CODE, x + 4, y + height - 4);
  }
  context.restore();
}

/** The cover as a separate image. */
export function drawCover(style: CoverStyle, { width, height }: PointRect): Canvas {
  const scale = 4;
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  paintCover(context, style, { x: 0, y: 0, width, height });
  return canvas;
}

function gray(level: number): string {
  const shade = Math.round(level * 255);
  return `rgb(${shade},${shade},${shade})`;
}

/** A number in PDF syntax. */
export function n(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
