/** The properties of a file that decide its position. */
interface Related {
  fileId: string;
  parentId: string | null;
}

/**
 * Puts after each file those that it contained; otherwise the order is kept. Files whose parent is missing
 * are listed by themselves.
 */
export function orderFamilies<File extends Related>(files: readonly File[]): File[] {
  const known = new Set(files.map(({ fileId }) => fileId));
  const children = Map.groupBy(files, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const withFamily = (file: File): File[] => [file, ...(children.get(file.fileId) ?? []).flatMap(withFamily)];
  return (children.get(null) ?? []).flatMap(withFamily);
}
