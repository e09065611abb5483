import { areaOf, type Rect, sharedArea } from '#contract/values/rect.ts';
import { percent } from '../figures.ts';
import { print } from '../marks/print-marks.ts';
import type { BenchPage } from './list-pages.ts';
import type { DrawnPage } from './page.ts';
import { HEIGHT, type PointRect, WIDTH } from './sketch.ts';

/** The share of a box and of a cover that must overlap for the box to count as that cover's. */
const MET = 0.5;
/** A box with more than this share on a cover is not false, only badly placed. */
const TOUCHED = 0.2;

type ScoredPage = Pick<BenchPage, 'file' | 'medium' | 'mediumName'>;

/** What was found on pages with known covers. */
export class Score {
  readonly #found = new Map<string, { met: number; of: number }>();
  readonly falseBoxes: string[] = [];
  readonly missed: string[] = [];
  #pages = 0;

  add(page: ScoredPage, { covered }: DrawnPage, boxes: readonly Rect[]): void {
    this.#pages += 1;
    const covers = covered.map(({ look, rect }) => ({ look, rect: toPage(rect, page) }));
    for (const { look, rect } of covers) {
      const sum = this.#found.get(look) ?? { met: 0, of: 0 };
      const isMet = boxes.some((box) => sharedArea(box, rect) > MET * Math.max(areaOf(box), areaOf(rect)));
      if (!isMet) this.missed.push(`${page.file}, ${page.mediumName}: ${look}`);
      this.#found.set(look, { met: sum.met + (isMet ? 1 : 0), of: sum.of + 1 });
    }
    for (const box of boxes)
      if (!covers.some(({ rect }) => sharedArea(box, rect) > TOUCHED * areaOf(box)))
        this.falseBoxes.push(`${page.file}, ${page.mediumName}: ${describe(box)}`);
  }

  print(): void {
    const rate = (1000 * this.falseBoxes.length) / this.#pages;
    print(`false boxes: ${this.falseBoxes.length} on ${this.#pages} pages, ${rate.toFixed(1)} per 1,000`);
    for (const line of this.falseBoxes) print(`  ${line}`);
    const sums = [...this.#found.values()];
    const [met, of] = [
      sums.reduce((sum, each) => sum + each.met, 0),
      sums.reduce((sum, each) => sum + each.of, 0),
    ];
    print(`covers found: ${met} of ${of} (${percent(met / of)})`);
    for (const [look, sum] of this.#found) if (sum.met < sum.of) print(`  ${look}: ${sum.met} of ${sum.of}`);
  }
}

/** In fractions of the page, rotated like its scan, about its center. */
function toPage({ x, y, width, height }: PointRect, { medium }: ScoredPage): Rect {
  const angle = ((medium === 'written' ? 0 : medium.skew) * Math.PI) / 180;
  const [across, down] = [x + width / 2 - WIDTH / 2, y + height / 2 - HEIGHT / 2];
  const middle = {
    x: across * Math.cos(angle) - down * Math.sin(angle) + WIDTH / 2,
    y: across * Math.sin(angle) + down * Math.cos(angle) + HEIGHT / 2,
  };
  return {
    x: (middle.x - width / 2) / WIDTH,
    y: (middle.y - height / 2) / HEIGHT,
    width: width / WIDTH,
    height: height / HEIGHT,
  };
}

function describe({ x, y, width, height }: Rect): string {
  const points = [x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT].map(Math.round);
  return `at ${points[0]}, ${points[1]}, ${points[2]} by ${points[3]} points`;
}
