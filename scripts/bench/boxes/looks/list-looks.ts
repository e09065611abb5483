import type { PointRect, Sketch } from '../sketch.ts';
import * as charts from './charts.ts';
import * as forms from './forms.ts';
import * as panels from './panels.ts';
import * as pictures from './pictures.ts';
import * as tables from './tables.ts';

/** What stands on pages of reports and forms and looks like an agency's box, or nearly; none of it is one. */
export const LOOKS: Record<string, (sketch: Sketch, area: PointRect) => void> = {
  ...panels,
  ...tables,
  ...charts,
  ...forms,
  ...pictures,
};
