/** What is needed of a file to put it where it belongs. */
interface Related {
  fileId: string;
  parentId: string | null;
}

/** Each file followed by those that came out of it; otherwise the order is kept. Files whose parent is not among them stand by themselves. */
export function orderFamilies<File extends Related>(files: readonly File[]): File[] {
  const known = new Set(files.map(({ fileId }) => fileId));
  const children = Map.groupBy(files, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const withFamily = (file: File): File[] => [file, ...(children.get(file.fileId) ?? []).flatMap(withFamily)];
  return (children.get(null) ?? []).flatMap(withFamily);
}
