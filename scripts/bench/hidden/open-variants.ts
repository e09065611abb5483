import { scanParts, writtenContent } from './covered-variants.ts';
import { areaOperators, drawScan, textOperators } from './draw-plan.ts';
import { HEIGHT, planPage, SIZE, WIDTH } from './page-plan.ts';
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

/** Pages on which every word is visible, whatever is under or over it, so that none may be lost. */
export function listOpenVariants(): HiddenVariant[] {
  return [
    open('open-written', (_, plan) => ({ content: writtenContent(plan) })),
    open('open-on-tinted-page', (_, plan) => ({
      content: `0.93 0.95 0.88 rg 0 0 ${WIDTH} ${HEIGHT} re f\n${writtenContent(plan)}`,
    })),
    open('open-under-marker', (pdf, plan) => ({
      content: `${writtenContent(plan)}q /Marker gs 1 1 0 rg 85 480 300 200 re f Q\n`,
      resources: `/ExtGState << /Marker ${pdf.add('<< /Type /ExtGState /ca 0.4 /BM /Multiply >>')} 0 R >>`,
    })),
    open('open-framed', (_, plan) => ({
      content: `${writtenContent(plan)}q 0 G 1 w 80 492 460 170 re S 80 579 m 540 579 l S Q\n`,
    })),
    open('open-in-form', (pdf, plan) => {
      const form = addForm(pdf, writtenContent(plan), `/Resources << /Font << /F1 ${addFont(pdf)} 0 R >> >>`);
      return { content: '/Form Do\n', resources: `/XObject << /Form ${form} 0 R >>` };
    }),
    open('open-over-picture', (pdf, plan) => {
      const paper = addImage(pdf, drawScan({ areas: plan.areas, lines: [] }));
      const resources = `/XObject << /Paper ${paper} 0 R >>`;
      return { content: paintWhole('Paper') + textOperators(plan), resources };
    }),
    open('open-typed-note', addNote),
    open('open-scan-with-layer', (pdf, plan) => scanParts(addImage(pdf, drawScan(plan)), plan), true),
    open('open-layer-on', (pdf, plan) => {
      const group = pdf.add('<< /Type /OCG /Name (Shown) >>');
      return {
        content: `${areaOperators(plan)}/OC /Shown BDC\n${textOperators(plan)}EMC\n`,
        resources: `/Properties << /Shown ${group} 0 R >>`,
        catalog: `/OCProperties << /OCGs [${group} 0 R] /D << /Order [${group} 0 R] >> >>`,
      };
    }),
  ];
}

type Plan = ReturnType<typeof planPage>;

function open(name: string, make: (pdf: RawPdf, plan: Plan) => PageParts, isScan = false): HiddenVariant {
  const plan = planPage(name, { places: 0 });
  return toVariant({ name, isScan }, plan, (pdf) => make(pdf, plan));
}

/** The last line of the page is a note drawn by an annotation. */
function addNote(pdf: RawPdf, plan: Plan): PageParts {
  const last = plan.lines[6];
  const text = last?.parts.map((part) => part.text).join('') ?? '';
  const [x, y] = [last?.x ?? 0, HEIGHT - (last?.y ?? 0)];
  const look = pdf.addStream(
    `/Type /XObject /Subtype /Form /BBox [0 0 420 20] /Resources << /Font << /F1 ${addFont(pdf)} 0 R >> >>`,
    `BT /F1 ${SIZE} Tf 0 5 Td ${pdfString(text)} Tj ET\n`,
  );
  const note = pdf.add(
    `<< /Type /Annot /Subtype /FreeText /F 4 /Rect [${x} ${y - 5} ${x + 420} ${y + 15}] /DA (/F1 ${SIZE} Tf) ` +
      `/Contents ${pdfString(text)} /AP << /N ${look} 0 R >> >>`,
  );
  const written = { ...plan, lines: plan.lines.filter((line) => line !== last) };
  return { content: writtenContent(written), page: `/Annots [${note} 0 R]` };
}
