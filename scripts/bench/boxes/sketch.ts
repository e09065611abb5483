import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawText, type FontName, measureText } from '../../make/fixtures/fonts.ts';
import { createRandom, type Random } from '../../make/fixtures/random.ts';

/** A rectangle in points from the top left of the page. */
export interface PointRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextLook {
  font?: FontName;
  size?: number;
  color?: string;
  align?: 'left' | 'center' | 'right';
}

/** US Letter, in points. */
export const WIDTH = 612;
export const HEIGHT = 792;

const INK = '#000';

/**
 * A page that is drawn both as PDF operators and as pixels; with the same seed both show the same. It records
 * the words that a reader sees.
 */
export class Sketch {
  readonly words: string[] = [];
  readonly context: SKRSContext2D;
  readonly random: Random;

  constructor(context: SKRSContext2D, seed: string) {
    this.context = context;
    this.random = createRandom(seed);
  }

  text(text: string, x: number, baseline: number, look: TextLook = {}): void {
    const { font = 'sans', size = 10, color = INK, align = 'left' } = look;
    const width = measureText(text, font, size).advance;
    const start = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    this.context.fillStyle = color;
    drawText(this.context, text, start, baseline, font, size);
    this.words.push(...text.split(/\s+/).filter((word) => word !== ''));
  }

  fill({ x, y, width, height }: PointRect, color: string = INK): void {
    this.context.fillStyle = color;
    this.context.fillRect(x, y, width, height);
  }

  frame({ x, y, width, height }: PointRect, thickness = 0.8, color: string = INK): void {
    this.context.strokeStyle = color;
    this.context.lineWidth = thickness;
    this.context.strokeRect(x, y, width, height);
  }

  /** An open or closed line through points; `fill` paints its inside. */
  path(
    points: readonly (readonly [number, number])[],
    look: { fill?: string; stroke?: string; width?: number },
  ) {
    const { context } = this;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    if (look.fill) {
      context.closePath();
      context.fillStyle = look.fill;
      context.fill();
    }
    if (look.stroke) {
      context.strokeStyle = look.stroke;
      context.lineWidth = look.width ?? 0.8;
      context.stroke();
    }
  }

  circle(
    x: number,
    y: number,
    radius: number,
    look: { fill?: string; stroke?: string; width?: number },
  ): void {
    const points = Array.from({ length: 49 }, (_, step): [number, number] => {
      const angle = (step * Math.PI) / 24;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    this.path(points, look);
  }

  /** Parallel lines from the lower left to the upper right; with `down`, lines across them too. */
  hatch(rect: PointRect, step: number, thickness: number, isCrossed = false): void {
    const { context } = this;
    const { x, y, width, height } = rect;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    for (let at = x - height; at < x + width + height; at += step) {
      this.path(
        [
          [at, y + height],
          [at + height, y],
        ],
        { stroke: INK, width: thickness },
      );
      if (isCrossed)
        this.path(
          [
            [at - height, y],
            [at, y + height],
          ],
          { stroke: INK, width: thickness },
        );
    }
    context.restore();
  }
}

/** A gray with a lightness from 0, black, to 1. */
export function gray(lightness: number): string {
  const level = Math.round(255 * lightness);
  return `rgb(${level},${level},${level})`;
}
