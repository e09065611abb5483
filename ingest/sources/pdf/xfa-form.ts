import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.ts';

/**
 * A form whose pages only Adobe's programs can draw (XFA); other programs see a page that says "Please wait".
 */
export interface XfaForm {
  /** The values filled in, in the order of the form. */
  values: { name: string; value: string }[];
}

/** Undefined if the PDF has ordinary pages for its form, or no such form. */
export function readXfaForm(document: PDFDocument): XfaForm | undefined {
  const { context, catalog } = document;
  const form = context.lookup(catalog.get(PDFName.of('AcroForm')));
  if (!(form instanceof PDFDict)) return undefined;
  const xfa = context.lookup(form.get(PDFName.of('XFA')));
  if (xfa === undefined || !isDynamic(document, form)) return undefined;
  return { values: listValues(readXml(xfa, document)) };
}

/** Whether it is marked as dynamic, or has no field that another program could show. */
function isDynamic({ context, catalog }: PDFDocument, form: PDFDict): boolean {
  const needsRendering = catalog.get(PDFName.of('NeedsRendering'));
  const fields = context.lookup(form.get(PDFName.of('Fields')));
  return needsRendering === PDFBool.True || !(fields instanceof PDFArray) || fields.size() === 0;
}

/** The form is one XML stream, or its parts are streams between their names. */
function readXml(xfa: PDFObject, { context }: PDFDocument): string {
  const parts = xfa instanceof PDFArray ? xfa.asArray().map((part) => context.lookup(part)) : [xfa];
  const streams = parts.filter((part) => part instanceof PDFRawStream);
  return streams.map((stream) => decodeText(decodePDFRawStream(stream).decode()).text).join('\n');
}

/**
 * The elements below `xfa:data` that contain text; the names of the template's elements do not show what was
 * filled in.
 */
function listValues(xml: string): XfaForm['values'] {
  const values: XfaForm['values'] = [];
  const path: { name: string; text: string; hasChildren: boolean }[] = [];
  let dataDepth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        const parent = path.at(-1);
        if (parent) parent.hasChildren = true;
        path.push({ name, text: '', hasChildren: false });
        if (isData(name) && dataDepth === 0) dataDepth = path.length;
      },
      ontext(text) {
        const element = path.at(-1);
        if (element) element.text += text;
      },
      onclosetag() {
        const element = path.pop();
        const isInside = dataDepth > 0 && path.length >= dataDepth;
        if (element && isInside && !element.hasChildren && element.text.trim() !== '') {
          values.push({ name: element.name.replace(/^.*:/, ''), value: element.text.trim() });
        }
        if (path.length < dataDepth) dataDepth = 0;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return values;
}

function isData(name: string): boolean {
  return name === 'xfa:data' || name === 'data';
}
