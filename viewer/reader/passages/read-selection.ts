/** Words that are selected in the text layer. */
export interface Selected {
  /** Where they start and end in the page's runs put together; `to` is exclusive. */
  from: number;
  to: number;
  text: string;
  /** The end of the selection, in fractions of the layer's parent. */
  end: { x: number; y: number };
}

/** The selection in the text layer; undefined if nothing is selected, or words outside it are too. */
export function readSelection(layer: HTMLElement): Selected | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!layer.contains(range.commonAncestorContainer)) return undefined;
  const before = document.createRange();
  before.setStart(layer, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  if (text.trim() === '') return undefined;
  const from = before.toString().length;
  return { from, to: from + text.length, text, end: endOf(range, layer) };
}

function endOf(range: Range, layer: HTMLElement): Selected['end'] {
  const sheet = (layer.parentElement ?? layer).getBoundingClientRect();
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  return { x: (last.left - sheet.left) / sheet.width, y: (last.bottom - sheet.top) / sheet.height };
}
