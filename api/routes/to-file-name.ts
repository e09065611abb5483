/** Only plain letters, so that the name is valid in a header and on every disk. */
export function toFileName(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'export'
  );
}
