import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DrawnFont } from './drawn-text.ts';

/** What a page draws, as pdf.js lists it. */
export interface Operators {
  fnArray: number[];
  argsArray: unknown[][];
}

/** The fonts that a page's operators set, by pdf.js's names; it has them ready, or is about to. */
export async function getFonts(page: PDFPageProxy, list: Operators): Promise<Map<string, DrawnFont>> {
  const names = new Set<string>();
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] ?? [];
    if (operator === OPS.setFont) names.add(args[0] as string);
    if (operator !== OPS.setGState) return;
    for (const [key, value] of args[0] as [string, [string]][]) if (key === 'Font') names.add(value[0]);
  });
  const fonts = [...names].map(async (name) => {
    const font = await new Promise<DrawnFont>((resolve) => page.commonObjs.get(name, resolve));
    return [name, font] as const;
  });
  return new Map(await Promise.all(fonts));
}
