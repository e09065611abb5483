import { scanParts } from './covered-variants.ts';
import { n } from './covers.ts';
import { areaOperators, drawScan, fill, type Hide, layerOperators, textOperators } from './draw-plan.ts';
import {
  CROP_BELOW_IT,
  HEIGHT,
  type PagePlan,
  planPage,
  planWithLineAbove,
  SIZE,
  WIDTH,
} from './page-plan.ts';
import { pdfString, type RawPdf } from './raw-pdf.ts';
import {
  addFont,
  addForm,
  addImage,
  type HiddenVariant,
  type PageParts,
  paintWhole,
  toVariant,
} from './variant.ts';

/**
 * Text that is not covered but invisible: how each hidden part is drawn, and what the page needs for that.
 */
const UNSEEN: Record<string, { hide: Hide; resources?: (pdf: RawPdf) => string; ground?: string }> = {
  'white-on-white': { hide: (shown) => `1 g ${shown}` },
  'nearly-white-on-white': { hide: (shown) => `0.995 g ${shown}` },
  'black-on-black': { hide: (shown, place) => `0 g ${block(place)} f ${shown}` },
  'yellow-on-yellow': { hide: (shown, place) => `1 0.9 0.4 rg ${block(place)} f ${shown}` },
  'white-stroked-outline': { hide: (shown) => `1 g 1 G 2 Tr ${shown}` },
  'not-drawn': { hide: (shown) => `3 Tr ${shown}` },
  'clips-only': { hide: (shown) => `7 Tr ${shown}` },
  'clipped-away': { hide: (shown) => `40 40 20 20 re W n ${shown}` },
  'clipped-to-nothing': { hide: (shown) => `0 0 0 0 re W n ${shown}` },
  'tenth-of-a-point': { hide: (_, place, text) => tiny(place, text, 0.1) },
  'scaled-to-nothing': { hide: (_, { x, y }, text) => squeezed(x, y, text, '0.004 0 0 0.004') },
  'squeezed-flat': { hide: (_, { x, y }, text) => squeezed(x, y, text, '1 0 0 0.002') },
  'no-width': { hide: (shown) => `0.01 Tz ${shown}` },
  transparent: {
    hide: (shown) => `/Clear gs ${shown}`,
    resources: (pdf) => `/ExtGState << /Clear ${pdf.add('<< /Type /ExtGState /ca 0 /CA 0 >>')} 0 R >>`,
  },
  'nearly-transparent': {
    hide: (shown) => `/Clear gs ${shown}`,
    resources: (pdf) => `/ExtGState << /Clear ${pdf.add('<< /Type /ExtGState /ca 0.004 >>')} 0 R >>`,
  },
  'screen-blended': {
    // Painted on a white background, because unpainted paper has no color to blend with.
    ground: `1 g 0 0 ${WIDTH} ${HEIGHT} re f\n`,
    hide: (shown) => `/Screen gs 0 g ${shown}`,
    resources: (pdf) => `/ExtGState << /Screen ${pdf.add('<< /Type /ExtGState /BM /Screen >>')} 0 R >>`,
  },
  'soft-masked': { hide: (shown) => `/Masked gs ${shown}`, resources: addSoftMask },
  'white-pattern': {
    hide: (shown) => `/Pattern cs /White scn ${shown}`,
    resources: (pdf) => `/Pattern << /White ${addWhiteTile(pdf)} 0 R >>`,
  },
  'off-the-left': { hide: (shown) => `1 0 0 1 -2000 0 cm ${shown}` },
  'below-the-page': { hide: (shown) => `1 0 0 1 0 -1500 cm ${shown}` },
};

/** Techniques that leave no place on the page where the words would be. */
const ELSEWHERE = new Set(['off-the-left', 'below-the-page']);

export function listUnseenVariants(): HiddenVariant[] {
  const drawn = Object.entries(UNSEEN).map(([name, { hide, resources, ground = '' }]) => {
    const plan = planPage(name);
    const places = ELSEWHERE.has(name) ? { places: [] } : {};
    return toVariant({ name, ...places }, plan, (pdf) => ({
      content: ground + areaOperators(plan) + textOperators(plan, hide),
      resources: resources?.(pdf) ?? '',
    }));
  });
  return [...drawn, panelColored(), inForm(), ...inPictures()];
}

function block({ x, y, width }: { x: number; y: number; width: number }): string {
  return `${n(x - 2)} ${n(y - 4)} ${n(width + 4)} ${n(SIZE + 4)} re`;
}

function tiny({ x, y }: { x: number; y: number }, text: string, size: number): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${n(x)} ${n(y)} Tm ${pdfString(text)} Tj ET\n`;
}

function squeezed(x: number, y: number, text: string, scale: string): string {
  return `BT /F1 ${SIZE} Tf ${scale} ${n(x)} ${n(y)} Tm ${pdfString(text)} Tj ET\n`;
}

function addSoftMask(pdf: RawPdf): string {
  const black = addForm(
    pdf,
    `0 g 0 0 ${WIDTH} ${HEIGHT} re f\n`,
    '/Group << /S /Transparency /CS /DeviceGray >>',
  );
  const mask = `<< /Type /Mask /S /Luminosity /G ${black} 0 R >>`;
  return `/ExtGState << /Masked ${pdf.add(`<< /Type /ExtGState /SMask ${mask} >>`)} 0 R >>`;
}

function addWhiteTile(pdf: RawPdf): number {
  return pdf.addStream(
    '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>',
    '1 g 0 0 4 4 re f\n',
  );
}

/** Words in the color of the tinted panel behind them. */
function panelColored(): HiddenVariant {
  const name = 'panel-colored-in-panel';
  const plan = planPage(name, { inPanel: true });
  const tint = plan.areas.at(-1)?.color ?? [1, 1, 1];
  return toVariant({ name }, plan, () => ({
    content: areaOperators(plan) + textOperators(plan, (shown) => `${fill(tint)} ${shown}`),
  }));
}

/** White words in a form that the page paints. */
function inForm(): HiddenVariant {
  const name = 'white-in-form';
  const plan = planPage(name);
  return toVariant({ name }, plan, (pdf) => {
    const content = areaOperators(plan) + textOperators(plan, (shown) => `1 g ${shown}`);
    const form = addForm(pdf, content, `/Resources << /Font << /F1 ${addFont(pdf)} 0 R >> >>`);
    return { content: '/Form Do\n', resources: `/XObject << /Form ${form} 0 R >>` };
  });
}

/** Words of a text layer that the scan above or under it does not show. */
function inPictures(): HiddenVariant[] {
  return [
    whitedOut('erased-from-scan', (plan, scan) => scanParts(scan, plan)),
    whitedOut('written-under-scan', (plan, scan) => ({
      content: layerUnder(plan) + paintWhole('Scan'),
      resources: `/XObject << /Scan ${scan} 0 R >>`,
    })),
    cropped(),
  ];
}

/** A scan without the words, as if they were erased from the pixels. */
function whitedOut(name: string, make: (plan: PagePlan, scan: number) => PageParts): HiddenVariant {
  const plan = planPage(name);
  return toVariant({ name, isScan: true }, plan, (pdf) =>
    make(plan, addImage(pdf, drawScan(withoutHidden(plan)))),
  );
}

function withoutHidden(plan: PagePlan): PagePlan {
  const lines = plan.lines.map((line) => ({ ...line, parts: line.parts.filter(({ hidden }) => !hidden) }));
  return { ...plan, lines };
}

/** Drawn visibly, and then covered by the scan. */
function layerUnder(plan: PagePlan): string {
  return areaOperators(plan) + textOperators(plan);
}

/** A scan that the page shows only in part: a line at its top is cropped, and stays in the text layer. */
function cropped(): HiddenVariant {
  const name = 'cropped-scan';
  const plan = planWithLineAbove(name);
  return toVariant({ name, isScan: true, places: [] }, plan, (pdf) => ({
    content: paintWhole('Scan') + layerOperators(plan),
    resources: `/XObject << /Scan ${addImage(pdf, drawScan(plan))} 0 R >>`,
    page: CROP_BELOW_IT,
  }));
}
