import { corners, writtenContent } from './covered-variants.ts';
import { areaOperators, drawScan, textOperators } from './draw-plan.ts';
import {
  CROP_BELOW_IT,
  listPlaces,
  listWords,
  type PagePlan,
  planPage,
  planWithLineAbove,
} from './page-plan.ts';
import { pdfString, RawPdf } from './raw-pdf.ts';
import {
  addFont,
  addForm,
  addImage,
  addPage,
  type HiddenVariant,
  type PageParts,
  paintWhole,
  toVariant,
} from './variant.ts';

/**
 * Words that are in the file but not on the visible page: in hidden layers, outside the page, in notes, in
 * earlier revisions.
 */
export function listFiledVariants(): HiddenVariant[] {
  return [...listLayers(), outsideCrop(), earlierRevision(), ...listNotes(), ...listBeside()];
}

/**
 * The ways to hide layers: the catalog's entries for the groups `on` and `off`, and the name that the content
 * uses.
 */
const LAYERS: Record<string, (on: number, off: number) => { config: string; called?: string }> = {
  'layer-off': (on, off) => ({ config: `/OFF [${off} 0 R] /Order [${on} 0 R ${off} 0 R]` }),
  'layer-off-without-order': (_, off) => ({ config: `/OFF [${off} 0 R]` }),
  'layers-off-by-base-state': (on) => ({ config: `/BaseState /OFF /ON [${on} 0 R]` }),
  'layer-of-off-members': (_, off) => ({
    config: `/OFF [${off} 0 R]`,
    called: `<< /Type /OCMD /OCGs [${off} 0 R] /P /AnyOn >>`,
  }),
  'layer-of-not-on': (on, off) => ({
    config: `/ON [${on} 0 R] /OFF [${off} 0 R]`,
    called: `<< /Type /OCMD /OCGs [${on} 0 R ${off} 0 R] /VE [/Not ${on} 0 R] >>`,
  }),
};

function listLayers(): HiddenVariant[] {
  const inContent = Object.entries(LAYERS).map(([name, configure]) => {
    const plan = planPage(name);
    return toVariant({ name }, plan, (pdf) => {
      const { groups, config, called } = addLayers(pdf, configure);
      return {
        content: areaOperators(plan) + textOperators(plan, (shown) => `/OC /Off BDC\n${shown}EMC\n`),
        resources: `/Properties << /Off ${called} 0 R >>`,
        catalog: `/OCProperties << /OCGs [${groups}] /D << ${config} >> /Configs [<< /Name (All) /BaseState /ON >>] >>`,
      };
    });
  });
  return [...inContent, layerOfForm(), layerOfPicture()];
}

function addLayers(pdf: RawPdf, configure: NonNullable<(typeof LAYERS)[string]>) {
  const on = pdf.add('<< /Type /OCG /Name (Shown) >>');
  const off = pdf.add('<< /Type /OCG /Name (Not shown) >>');
  const { config, called } = configure(on, off);
  return {
    groups: `${on} 0 R ${off} 0 R`,
    off,
    config,
    called: called === undefined ? off : pdf.add(called),
  };
}

/** A form in a hidden layer. */
function layerOfForm(): HiddenVariant {
  const name = 'form-of-layer-off';
  const plan = planPage(name);
  return toVariant({ name }, plan, (pdf) => {
    const { groups, off } = addLayers(pdf, (_, each) => ({ config: `/OFF [${each} 0 R]` }));
    const shown = textOperators({ ...plan, lines: plan.lines.map((line) => onlyHidden(line)) });
    const form = addForm(pdf, shown, `/OC ${off} 0 R /Resources << /Font << /F1 ${addFont(pdf)} 0 R >> >>`);
    return {
      content: `${areaOperators(plan)}${textOperators(plan, 'skip')}/Off Do\n`,
      resources: `/XObject << /Off ${form} 0 R >>`,
      catalog: `/OCProperties << /OCGs [${groups}] /D << /OFF [${off} 0 R] >> >>`,
    };
  });
}

function onlyHidden(line: PagePlan['lines'][number]): PagePlan['lines'][number] {
  const [first] = line.parts.filter(({ hidden }) => hidden);
  return { ...line, x: line.x + (first?.offset ?? 0), parts: first ? [{ ...first, offset: 0 }] : [] };
}

/** An image of the words in a hidden layer, over a page written without them. */
function layerOfPicture(): HiddenVariant {
  const name = 'picture-of-layer-off';
  const plan = planPage(name);
  return toVariant({ name }, plan, (pdf) => {
    const { groups, off } = addLayers(pdf, (_, each) => ({ config: `/OFF [${each} 0 R]` }));
    const picture = addImage(pdf, drawScan(plan), `/OC ${off} 0 R`);
    return {
      content: areaOperators(plan) + textOperators(plan, 'skip') + paintWhole('Off'),
      resources: `/XObject << /Off ${picture} 0 R >>`,
      catalog: `/OCProperties << /OCGs [${groups}] /D << /OFF [${off} 0 R] >> >>`,
    };
  });
}

/** A line above the part of the page that viewers show. */
function outsideCrop(): HiddenVariant {
  const name = 'outside-crop-box';
  const plan = planWithLineAbove(name);
  return toVariant({ name, places: [] }, plan, () => ({
    content: writtenContent(plan),
    page: CROP_BELOW_IT,
  }));
}

/** The page was saved again without the words; the file still contains the earlier revision. */
function earlierRevision(): HiddenVariant {
  const name = 'earlier-revision';
  const plan = planPage(name);
  return {
    name,
    hidden: listWords(plan, true),
    visible: listWords(plan, false),
    places: [],
    boxes: 0,
    isScan: false,
    build: async () => {
      const pdf = new RawPdf();
      const { root, contents } = addPage(pdf, { content: writtenContent(plan) });
      const now = areaOperators(plan) + textOperators(plan, 'skip');
      const changed = new Map([[contents, `<< /Length ${now.length} >>\nstream\n${now}\nendstream`]]);
      return pdf.revise(pdf.save(root), changed, root);
    },
  };
}

/** Annotations and fields with the words that are not drawn on the page. */
const NOTES: Record<string, (pdf: RawPdf, rect: string, text: string, look: number) => string> = {
  'hidden-annotation': (_, rect, text, look) =>
    `<< /Type /Annot /Subtype /FreeText /F 2 /Rect [${rect}] /DA (/F1 12 Tf) /Contents ${text} /AP << /N ${look} 0 R >> >>`,
  'no-view-annotation': (_, rect, text, look) =>
    `<< /Type /Annot /Subtype /FreeText /F 32 /Rect [${rect}] /DA (/F1 12 Tf) /Contents ${text} /AP << /N ${look} 0 R >> >>`,
  'closed-note': (_, rect, text) =>
    `<< /Type /Annot /Subtype /Popup /F 4 /Rect [${rect}] /Open false /Contents ${text} >>`,
  'link-with-words': (_, rect, text) =>
    `<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [${rect}] /Contents ${text} /A << /S /URI /URI ${text} >> >>`,
  'hidden-field': (_, rect, text, look) =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /F 2 /Rect [${rect}] /V ${text} /DV ${text} /AP << /N ${look} 0 R >> >>`,
};

function listNotes(): HiddenVariant[] {
  return Object.entries(NOTES).map(([name, note]) => {
    const plan = planPage(name);
    return toVariant({ name }, plan, (pdf) => {
      const font = addFont(pdf);
      const texts = plan.lines.flatMap(({ parts }) =>
        parts.filter(({ hidden }) => hidden).map(({ text }) => text),
      );
      const numbers = listPlaces(plan).map((place, index) => {
        const text = pdfString(texts[index] ?? '');
        const box = `/BBox [0 0 ${place.width} ${place.height}]`;
        const look = pdf.addStream(
          `/Type /XObject /Subtype /Form ${box} /Resources << /Font << /F1 ${font} 0 R >> >>`,
          `BT /F1 12 Tf 2 4 Td ${text} Tj ET\n`,
        );
        return pdf.add(note(pdf, corners(place), text, look));
      });
      const all = numbers.map((number) => `${number} 0 R`).join(' ');
      const form = name === 'hidden-field' ? `/AcroForm << /Fields [${all}] /DA (/F1 12 Tf) >>` : '';
      return {
        content: areaOperators(plan) + textOperators(plan, 'skip'),
        page: `/Annots [${all}]`,
        catalog: form,
      };
    });
  });
}

/** Contents of files outside their pages; `text` is a string of the hidden words. */
const BESIDE: Record<string, (pdf: RawPdf, text: string) => Partial<PageParts>> = {
  'file-information': (pdf, text) => ({
    trailer: `/Info ${pdf.add(`<< /Title ${text} /Author ${text} /Subject ${text} /Keywords ${text} >>`)} 0 R`,
  }),
  'metadata-stream': (pdf, text) => {
    const xml = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${text}</dc:title></x:xmpmeta>`;
    const metadata = pdf.addStream('/Type /Metadata /Subtype /XML', xml);
    return { page: `/Metadata ${metadata} 0 R`, catalog: `/Metadata ${metadata} 0 R` };
  },
  bookmarks: (pdf, text) => {
    const list = pdf.reserve();
    const first = pdf.add(`<< /Title ${text} /Parent ${list} 0 R >>`);
    pdf.set(list, `<< /Type /Outlines /First ${first} 0 R /Last ${first} 0 R /Count 1 >>`);
    return { catalog: `/Outlines ${list} 0 R` };
  },
  'replacement-text': (_, text) => ({
    content: `/Span << /ActualText ${text} /Alt ${text} >> BDC\n0 0 m n\nEMC\n`,
  }),
  'replacement-text-by-name': (pdf, text) => ({
    content: '/Span /Said BDC\n0 0 m n\nEMC\n',
    resources: `/Properties << /Said ${pdf.add(`<< /ActualText ${text} >>`)} 0 R >>`,
  }),
  'content-comment': (_, text) => ({ content: `% ${text}\n0 0 m n\n` }),
  'unused-form': (pdf, text) => ({
    resources: `/XObject << /Unused ${addForm(pdf, `BT /F1 12 Tf 90 700 Td ${text} Tj ET\n`)} 0 R >>`,
  }),
  'private-data': (_, text) => ({
    page: `/PieceInfo << /Maker << /LastModified (D:20200101) /Private << /Was ${text} >> >> >>`,
  }),
  'picture-data': (pdf, text) => {
    const picture = pdf.addStream(
      `/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Name ${text} /Was ${text}`,
      Buffer.alloc(64, 128),
    );
    return {
      content: 'q 20 0 0 20 90 40 cm /Picture Do Q\n',
      resources: `/XObject << /Picture ${picture} 0 R >>`,
    };
  },
};

function listBeside(): HiddenVariant[] {
  return Object.entries(BESIDE).map(([name, add]) => {
    const plan = planPage(name);
    return toVariant({ name, places: [] }, plan, (pdf) => {
      const { content = '', ...parts } = add(pdf, pdfString(listWords(plan, true).join(' ')));
      return { ...parts, content: areaOperators(plan) + textOperators(plan, 'skip') + content };
    });
  });
}
