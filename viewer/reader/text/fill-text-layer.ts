import type { TextRun } from '#contract/pages/page-text.ts';
import { toPercentStyle } from '../../page/percent-style.ts';

/** Pixels; any size measures as well. */
const MEASURED = 100;
const FONT = 'sans-serif';

let canvas: CanvasRenderingContext2D | null | undefined;

/** Puts the runs of a page's words into an element that lies over its image. `shape` is the page's width by its height. */
export function fillTextLayer(layer: HTMLElement, runs: readonly TextRun[], shape: number): void {
  const end = document.createElement('div');
  layer.replaceChildren(...runs.map((run) => toSpan(run, shape)), end);
}

/** Letters as high as the run, stretched to its width: what is selected is what one points at. */
function toSpan({ text, rect }: TextRun, shape: number): HTMLSpanElement {
  const span = document.createElement('span');
  const { left, top } = toPercentStyle(rect);
  const natural = (measure(text.trimEnd()) / MEASURED) * rect.height;
  span.textContent = text;
  span.style.left = left;
  span.style.top = top;
  span.style.fontSize = `${rect.height * 100}cqh`;
  if (natural > 0) span.style.transform = `scaleX(${(rect.width * shape) / natural})`;
  return span;
}

function measure(text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  canvas.font = `${MEASURED}px ${FONT}`;
  return canvas.measureText(text).width;
}

/**
 * Keeps a selection where it is while the pointer is between lines. There a browser takes in everything up to the end
 * of the layer, which is the one element after the runs: it follows the moving side of the selection, as pdf.js has it.
 */
export function followSelection(layer: HTMLElement): () => void {
  let before: Range | undefined;
  const follow = () => {
    const selection = document.getSelection();
    const end = layer.querySelector(':scope > div');
    if (!end || !selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!layer.contains(range.commonAncestorContainer)) return;
    const isAtStart =
      before !== undefined &&
      (range.compareBoundaryPoints(Range.END_TO_END, before) === 0 ||
        range.compareBoundaryPoints(Range.START_TO_END, before) === 0);
    before = range.cloneRange();
    const { startContainer, endContainer } = range;
    const moving = runOf(isAtStart ? startContainer : endContainer, layer);
    if (moving) layer.insertBefore(end, isAtStart ? moving : moving.nextSibling);
  };
  document.addEventListener('selectionchange', follow);
  return () => document.removeEventListener('selectionchange', follow);
}

/** The run that a node is in. */
function runOf(node: Node, layer: HTMLElement): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.parentElement === layer ? element : undefined;
}

/** Copies what is selected with the spaces and line ends of the text, which lie in no order of the screen. */
export function copySelectedRuns(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const text = selection.getRangeAt(0).cloneContents().textContent ?? '';
  event.clipboardData.setData('text/plain', text.trim());
  event.preventDefault();
}
