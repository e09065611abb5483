import type { PointRect, Sketch } from '../sketch.ts';
import * as charts from './charts.ts';
import * as forms from './forms.ts';
import * as panels from './panels.ts';
import * as pictures from './pictures.ts';
import * as tables from './tables.ts';

/** Elements of reports and forms that resemble an agency's box; none of them is one. */
export const LOOKS: Record<string, (sketch: Sketch, area: PointRect) => void> = {
  ...panels,
  ...tables,
  ...charts,
  ...forms,
  ...pictures,
};
