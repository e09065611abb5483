import { gray, type PointRect, type Sketch } from './sketch.ts';

/**
 * The ways in which agencies cover words, as seen by a reader. `code`: a white patch with the exemption and
 * no frame.
 */
export const COVER_LOOKS = [
  'black',
  'black with code',
  'gray',
  'dark gray',
  'light gray',
  'framed gray',
  'gray with code',
  'hatched',
  'framed hatched',
  'cross-hatched',
  'hatched on gray',
  'outlined',
  'outlined with code',
  'code',
] as const;
export type CoverLook = (typeof COVER_LOOKS)[number];

const CODE = '(b)(6)';

/** The cover's own ground, white by default, first replaces the paper and the words under it. */
export function paintCover(sketch: Sketch, look: CoverLook, rect: PointRect): void {
  const ground = GROUNDS[look] ?? 1;
  sketch.fill(rect, gray(ground));
  if (look.includes('hatched')) {
    sketch.hatch(rect, look === 'cross-hatched' ? 4 : 3.2, 0.8, look === 'cross-hatched');
  }
  if (look.startsWith('outlined') || look.startsWith('framed')) sketch.frame(rect, 0.8);
  if (!look.endsWith('code')) return;
  const size = Math.min(9, rect.height * 0.7);
  const baseline = rect.y + rect.height / 2 + 0.35 * size;
  const color = ground < 0.3 ? '#fff' : '#000';
  sketch.text(CODE, rect.x + rect.width / 2, baseline, { size, color, align: 'center' });
}

const GROUNDS: Partial<Record<CoverLook, number>> = {
  black: 0,
  'black with code': 0,
  gray: 0.62,
  'dark gray': 0.4,
  'light gray': 0.8,
  'framed gray': 0.75,
  'gray with code': 0.72,
  'hatched on gray': 0.8,
};
