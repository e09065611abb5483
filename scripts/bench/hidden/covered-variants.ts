import { COVER_STYLES, type CoverStyle, coverOperators, drawCover, n, paintCover } from './covers.ts';
import { areaOperators, drawScan, layerOperators, textOperators } from './draw-plan.ts';
import { HEIGHT, listPlaces, type PagePlan, type PointRect, planPage } from './page-plan.ts';
import type { RawPdf } from './raw-pdf.ts';
import { addFont, addImage, type HiddenVariant, type PageParts, paintWhole, toVariant } from './variant.ts';

/** The ways to put a cover over words; `isScan` if the words are pixels under an older OCR layer. */
const CARRIERS: Record<string, { isScan?: true; make: Make }> = {
  'burned-in': { isScan: true, make: burnIn },
  'over-scan': { isScan: true, make: coverScan },
  'annotation-over-scan': { isScan: true, make: annotateScan },
  drawn: { make: drawOver },
  picture: { make: pasteOver },
  annotation: { make: annotate },
  layer: { make: layOver },
};

type Make = (pdf: RawPdf, plan: PagePlan, style: CoverStyle) => PageParts;

/** Every color of cover in every way. A white patch without a code leaves no box that a reader could see. */
export function listCoveredVariants(): HiddenVariant[] {
  return Object.entries(CARRIERS).flatMap(([carrier, { isScan = false, make }]) =>
    COVER_STYLES.map((style) => {
      const name = `${carrier}-${style}`;
      const plan = planPage(name);
      const boxes = style === 'white' ? 0 : listPlaces(plan).length;
      return toVariant({ name, boxes, isScan }, plan, (pdf) => make(pdf, plan, style));
    }),
  );
}

function burnIn(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  const scan = drawScan(plan, (context) => {
    for (const place of listPlaces(plan)) paintCover(context, style, place);
  });
  return scanParts(addImage(pdf, scan), plan);
}

function coverScan(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  const parts = scanParts(addImage(pdf, drawScan(plan)), plan);
  return { ...parts, content: parts.content + coverAll(plan, style) };
}

function annotateScan(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  return { ...scanParts(addImage(pdf, drawScan(plan)), plan), page: annotations(pdf, plan, style) };
}

/** A scan with the text layer that an OCR program made earlier of the page without covers. */
export function scanParts(image: number, plan: PagePlan): PageParts {
  return {
    content: paintWhole('Scan') + layerOperators(plan),
    resources: `/XObject << /Scan ${image} 0 R >>`,
  };
}

/** The page as a program writes it, with all words visible. */
export function writtenContent(plan: PagePlan): string {
  return areaOperators(plan) + textOperators(plan);
}

function drawOver(_: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  return { content: writtenContent(plan) + coverAll(plan, style) };
}

function coverAll(plan: PagePlan, style: CoverStyle): string {
  return listPlaces(plan)
    .map((place) => coverOperators(style, place))
    .join('');
}

function pasteOver(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  const pasted = listPlaces(plan).map((place, index) => {
    const { x, y, width, height } = place;
    const matrix = `${n(width)} 0 0 ${n(height)} ${n(x)} ${n(HEIGHT - y - height)} cm`;
    return { image: addImage(pdf, drawCover(style, place)), paint: `q ${matrix} /Cover${index} Do Q\n` };
  });
  const names = pasted.map(({ image }, index) => `/Cover${index} ${image} 0 R`).join(' ');
  return {
    content: writtenContent(plan) + pasted.map(({ paint }) => paint).join(''),
    resources: `/XObject << ${names} >>`,
  };
}

function annotate(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  return { content: writtenContent(plan), page: annotations(pdf, plan, style) };
}

function annotations(pdf: RawPdf, plan: PagePlan, style: CoverStyle): string {
  const font = addFont(pdf);
  const numbers = listPlaces(plan).map((place) => {
    const look = pdf.addStream(
      `/Type /XObject /Subtype /Form /BBox [${corners(place)}] /Resources << /Font << /F1 ${font} 0 R >> >>`,
      coverOperators(style, place),
    );
    return pdf.add(
      `<< /Type /Annot /Subtype /Square /F 4 /Rect [${corners(place)}] /AP << /N ${look} 0 R >> >>`,
    );
  });
  return `/Annots [${numbers.map((number) => `${number} 0 R`).join(' ')}]`;
}

export function corners({ x, y, width, height }: PointRect): string {
  return [x, HEIGHT - y - height, x + width, HEIGHT - y].map(n).join(' ');
}

function layOver(pdf: RawPdf, plan: PagePlan, style: CoverStyle): PageParts {
  const group = pdf.add('<< /Type /OCG /Name (Redactions) >>');
  return {
    content: `${writtenContent(plan)}/OC /Redactions BDC\n${coverAll(plan, style)}EMC\n`,
    resources: `/Properties << /Redactions ${group} 0 R >>`,
    catalog: `/OCProperties << /OCGs [${group} 0 R] /D << /ON [${group} 0 R] /Order [${group} 0 R] >> >>`,
  };
}
