import type { TextRun } from '#contract/pages/page-text.ts';
import { toPercentStyle } from '../../page/percent-style.ts';

/** Pixels; any font size gives the same proportions. */
const MEASURED = 100;
const FONT = 'sans-serif';

let canvas: CanvasRenderingContext2D | null | undefined;

/**
 * Fills an element over the page image with the page's runs of words. `shape` is the page's width divided by
 * its height.
 */
export function fillTextLayer(layer: HTMLElement, runs: readonly TextRun[], shape: number): void {
  const end = document.createElement('div');
  layer.replaceChildren(...runs.map((run) => toSpan(run, shape)), end);
}

/**
 * Each run's letters are as high as the run and stretched to its width, so that the selection follows the
 * pointer.
 */
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
 * Keeps a selection stable while the pointer is between lines. A browser would otherwise extend it to the end
 * of the layer, which is the one element after the runs: that element follows the moving end of the
 * selection, as in pdf.js.
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

/** The run that contains a node. */
function runOf(node: Node, layer: HTMLElement): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.parentElement === layer ? element : undefined;
}

/**
 * Copies the selection with the spaces and line breaks of the text, which the positions on screen do not
 * have.
 */
export function copySelectedRuns(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  const text = selection.getRangeAt(0).cloneContents().textContent ?? '';
  event.clipboardData.setData('text/plain', text.trim());
  event.preventDefault();
}
