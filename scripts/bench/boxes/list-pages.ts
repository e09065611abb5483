import { COVER_LOOKS, type CoverLook } from './cover-looks.ts';
import { LOOKS } from './looks/list-looks.ts';
import { type DrawnPage, drawAsCanvas, drawAsPdf, type PagePlan } from './page.ts';
import { type ScanLook, scan, toPdf } from './scan.ts';

/** A page with or without boxes, as one of the kinds of files that agencies send. */
export interface BenchPage extends PagePlan {
  file: string;
  /** `written`: by the program that made it, not scanned. */
  medium: 'written' | ScanLook;
  mediumName: string;
  build: () => Promise<{ bytes: Buffer; page: DrawnPage }>;
}

const MEDIA: Record<string, 'written' | ScanLook> = {
  written: 'written',
  'bitonal 200 dpi': { depth: 'bitonal', dpi: 200, skew: 0 },
  'bitonal 300 dpi, skewed': { depth: 'bitonal', dpi: 300, skew: 0.6 },
  'dithered 200 dpi': { depth: 'dithered', dpi: 200, skew: 0 },
  'gray JPEG 150 dpi': { depth: 'gray', dpi: 150, skew: 0 },
  'gray JPEG 200 dpi, skewed': { depth: 'gray', dpi: 200, skew: -0.7 },
};

/** The number of covers on each page with covers. */
const COVERS = 5;
const VANISHING: readonly CoverLook[] = ['gray', 'light gray', 'framed gray', 'gray with code'];

/** Each of these looks on a page in each medium, several times; the same on every run. */
export function listCleanPages(pages: number): BenchPage[] {
  return listRounds(pages, () => []);
}

/** The same kinds of pages with covers on their text. */
export function listCoveredPages(pages: number): BenchPage[] {
  return listRounds(pages, (round) =>
    Array.from(
      { length: COVERS },
      (_, index) => COVER_LOOKS[(round * COVERS + index) % COVER_LOOKS.length] ?? 'black',
    ),
  );
}

function listRounds(pages: number, coversOf: (index: number) => CoverLook[]): BenchPage[] {
  const looks = Object.keys(LOOKS);
  const media = Object.entries(MEDIA);
  return Array.from({ length: pages }, (_, index) => {
    const look = looks[index % looks.length] ?? '';
    const [mediumName, medium] = media[(index + Math.floor(index / looks.length)) % media.length] ?? [
      '',
      'written',
    ];
    const covers = coversOf(index).map((cover) => (isShown(cover, medium) ? cover : 'black'));
    const name = `${covers.length > 0 ? 'covered' : 'clean'} ${index} ${look}`;
    const file = `${name.replaceAll(' ', '-')}.pdf`;
    return {
      name,
      file,
      look,
      covers,
      medium,
      mediumName,
      build: () => build({ name, look, covers }, medium),
    };
  });
}

/**
 * A bitonal scan turns gray into white; and an empty frame in a written file counts as a form field, by our
 * decision.
 */
function isShown(cover: CoverLook, medium: 'written' | ScanLook): boolean {
  if (medium === 'written') return cover !== 'outlined';
  return medium.depth !== 'bitonal' || !VANISHING.includes(cover);
}

async function build(plan: PagePlan, medium: 'written' | ScanLook): ReturnType<BenchPage['build']> {
  if (medium === 'written') return drawAsPdf(plan);
  const { canvas, page } = drawAsCanvas(plan, medium);
  return { bytes: await toPdf(scan(canvas, medium, plan.name), medium), page };
}
