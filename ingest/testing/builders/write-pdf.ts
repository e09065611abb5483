/**
 * A PDF as no library writes it: object 1 is the catalog, object 2 the list of pages. `trailer` returns more
 * entries of the trailer, from the number of objects.
 */
export function writePdf(
  objects: readonly string[],
  trailer: (objects: number) => string = () => '',
): Buffer {
  let text = '%PDF-1.7\n';
  const rows = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer(objects.length)}>>\n`;
  return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1');
}

/** A stream as the body of an object; `more` are further entries of its dictionary. */
export function writeStream(content: string, more = ''): string {
  return `<</Length ${content.length}${more}>>\nstream\n${content}\nendstream`;
}

/** A PDF of one page with this content and a font named F. */
export function writeContentPdf(content: string, more = ''): Buffer {
  return writePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    writeStream(content, more),
  ]);
}
