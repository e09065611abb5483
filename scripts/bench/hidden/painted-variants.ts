import { writtenContent } from './covered-variants.ts';
import { n } from './covers.ts';
import { areaOperators, textOperators } from './draw-plan.ts';
import { HEIGHT, listPlaces, type PagePlan, type PointRect, planPage, WIDTH } from './page-plan.ts';
import type { RawPdf } from './raw-pdf.ts';
import { addFont, addForm, type HiddenVariant, type PageParts, toVariant } from './variant.ts';

/** Covers other than a filled rectangle. `seen`: a reader can see that something is covered. */
const PAINTED: Record<string, { seen: boolean; make: (pdf: RawPdf, plan: PagePlan) => PageParts }> = {
  'thick-stroke-black': { seen: true, make: (_, plan) => strokeOver(plan, '0 G') },
  'thick-stroke-gray': { seen: true, make: (_, plan) => strokeOver(plan, '0.55 G') },
  'thick-stroke-white': { seen: false, make: (_, plan) => strokeOver(plan, '1 G') },
  'scribbled-stroke-black': { seen: true, make: (_, plan) => scribbleOver(plan) },
  'shading-black': { seen: true, make: (pdf, plan) => shadeOver(pdf, plan, '0', '0.05') },
  'shading-black-to-gray': { seen: true, make: (pdf, plan) => shadeOver(pdf, plan, '0', '0.6') },
  'shading-white': { seen: false, make: (pdf, plan) => shadeOver(pdf, plan, '1', '1') },
  'pattern-black': { seen: true, make: tileOver },
  'polygon-black': { seen: true, make: (_, plan) => polygonOver(plan) },
  'stencil-black': { seen: true, make: stencilOver },
  'form-covered-by-page': { seen: true, make: coverForm },
  'form-covers-page': { seen: true, make: coverByForm },
  'two-forms-deep': { seen: true, make: coverDeep },
  'glyph-block-black': { seen: true, make: typeOver },
  'page-painted-anew': { seen: false, make: paintAnew },
};

export function listPaintedVariants(): HiddenVariant[] {
  return Object.entries(PAINTED).map(([name, { seen, make }]) => {
    const plan = planPage(name);
    const boxes = seen ? listPlaces(plan).length : 0;
    return toVariant({ name, boxes }, plan, (pdf) => make(pdf, plan));
  });
}

function each(plan: PagePlan, draw: (place: PointRect) => string): string {
  return listPlaces(plan).map(draw).join('');
}

function rectangle({ x, y, width, height }: PointRect): string {
  return `${n(x)} ${n(HEIGHT - y - height)} ${n(width)} ${n(height)} re`;
}

function strokeOver(plan: PagePlan, color: string): PageParts {
  const strokes = each(plan, ({ x, y, width, height }) => {
    const middle = n(HEIGHT - y - height / 2);
    return `q ${color} ${n(height)} w ${n(x)} ${middle} m ${n(x + width)} ${middle} l S Q\n`;
  });
  return { content: writtenContent(plan) + strokes };
}

/** One pen stroke back and forth, whose turns overlap. */
function scribbleOver(plan: PagePlan): PageParts {
  const strokes = each(plan, ({ x, y, width, height }) => {
    const bottom = HEIGHT - y - height;
    let path = `q 0 G 5 w 1 J 1 j ${n(x)} ${n(bottom)} m`;
    for (let at = 0, up = true; at <= width; at += 3, up = !up)
      path += ` ${n(x + at)} ${n(up ? bottom + height : bottom)} l`;
    return `${path} S Q\n`;
  });
  return { content: writtenContent(plan) + strokes };
}

function shadeOver(pdf: RawPdf, plan: PagePlan, from: string, to: string): PageParts {
  const shadings = listPlaces(plan).map(({ x, width }) =>
    pdf.add(
      `<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [${n(x)} 0 ${n(x + width)} 0] ` +
        `/Function << /FunctionType 2 /Domain [0 1] /C0 [${from}] /C1 [${to}] /N 1 >> /Extend [true true] >>`,
    ),
  );
  let index = 0;
  const painted = each(plan, (place) => `q ${rectangle(place)} W n /Shade${index++} sh Q\n`);
  const names = shadings.map((shading, at) => `/Shade${at} ${shading} 0 R`).join(' ');
  return { content: writtenContent(plan) + painted, resources: `/Shading << ${names} >>` };
}

function tileOver(pdf: RawPdf, plan: PagePlan): PageParts {
  const tile = pdf.addStream(
    '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>',
    '0 g 0 0 4 4 re f\n',
  );
  const painted = each(plan, (place) => `q /Pattern cs /Tile scn ${rectangle(place)} f Q\n`);
  return { content: writtenContent(plan) + painted, resources: `/Pattern << /Tile ${tile} 0 R >>` };
}

function polygonOver(plan: PagePlan): PageParts {
  const painted = each(plan, ({ x, y, width, height }) => {
    const bottom = HEIGHT - y - height;
    const curve = (side: number, out: number) =>
      `${n(side + out)} ${n(bottom)} ${n(side + out)} ${n(bottom + height)} ${n(side)} ${n(bottom + height)} c`;
    return (
      `q 0 g ${n(x)} ${n(bottom)} m ${n(x + width)} ${n(bottom)} l ${curve(x + width, 5)} ` +
      `${n(x)} ${n(bottom + height)} l h f Q\n`
    );
  });
  return { content: writtenContent(plan) + painted };
}

function stencilOver(pdf: RawPdf, plan: PagePlan): PageParts {
  const entries = '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ImageMask true /BitsPerComponent 1';
  const stencil = pdf.addStream(entries, Buffer.alloc(8, 0));
  const painted = each(plan, ({ x, y, width, height }) => {
    return `q 0 g ${n(width)} 0 0 ${n(height)} ${n(x)} ${n(HEIGHT - y - height)} cm /Stencil Do Q\n`;
  });
  return { content: writtenContent(plan) + painted, resources: `/XObject << /Stencil ${stencil} 0 R >>` };
}

const bars = (plan: PagePlan) => each(plan, (place) => `q 0 g ${rectangle(place)} f Q\n`);

function withFont(pdf: RawPdf, more = ''): string {
  return `/Resources << /Font << /F1 ${addFont(pdf)} 0 R >> ${more} >>`;
}

function coverForm(pdf: RawPdf, plan: PagePlan): PageParts {
  const form = addForm(pdf, writtenContent(plan), withFont(pdf));
  return { content: `/Form Do\n${bars(plan)}`, resources: `/XObject << /Form ${form} 0 R >>` };
}

function coverByForm(pdf: RawPdf, plan: PagePlan): PageParts {
  const form = addForm(pdf, bars(plan));
  return { content: `${writtenContent(plan)}q /Form Do Q\n`, resources: `/XObject << /Form ${form} 0 R >>` };
}

function coverDeep(pdf: RawPdf, plan: PagePlan): PageParts {
  const inner = addForm(pdf, writtenContent(plan), withFont(pdf));
  const outer = addForm(
    pdf,
    `/Inner Do\n${bars(plan)}`,
    `/Resources << /XObject << /Inner ${inner} 0 R >> >>`,
  );
  return { content: '/Outer Do\n', resources: `/XObject << /Outer ${outer} 0 R >>` };
}

/** Blocks of a font whose only letter is a filled square. */
function typeOver(pdf: RawPdf, plan: PagePlan): PageParts {
  const block = pdf.addStream('', '1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f\n');
  const font = pdf.add(
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] ` +
      `/CharProcs << /block ${block} 0 R >> /Encoding << /Type /Encoding /Differences [32 /block] >> ` +
      `/FirstChar 32 /LastChar 32 /Widths [1000] /Resources << >> >>`,
  );
  const typed = each(plan, ({ x, y, width, height }) => {
    const blocks = ' '.repeat(Math.ceil(width / height));
    const stretch = (100 * width) / (blocks.length * height);
    return `q 0 g BT /Blocks ${n(height)} Tf ${n(stretch)} Tz 1 0 0 1 ${n(x)} ${n(HEIGHT - y - height)} Tm (${blocks}) Tj ET Q\n`;
  });
  return { content: writtenContent(plan) + typed, fonts: `/Blocks ${font} 0 R` };
}

/** Words, white paper over all of them, and the words again without the hidden ones. */
function paintAnew(_: RawPdf, plan: PagePlan): PageParts {
  const paper = `1 1 1 rg 0 0 ${WIDTH} ${HEIGHT} re f\n`;
  return { content: writtenContent(plan) + paper + areaOperators(plan) + textOperators(plan, 'skip') };
}
