import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageOperators } from './painted-operators.ts';
import type { FontMeasure } from './text-operators.ts';

/** The fonts that a page's operators set, by pdf.js's names, once they are loaded. */
export async function getFonts(page: PDFPageProxy, list: PageOperators): Promise<Map<string, FontMeasure>> {
  const names = new Set<string>();
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] ?? [];
    if (operator === OPS.setFont) names.add(args[0] as string);
    if (operator !== OPS.setGState) return;
    for (const [key, value] of args[0] as [string, [string]][]) if (key === 'Font') names.add(value[0]);
  });
  const fonts = [...names].map(async (name) => {
    const font = await new Promise<FontMeasure>((resolve) => page.commonObjs.get(name, resolve));
    return [name, font] as const;
  });
  return new Map(await Promise.all(fonts));
}
