import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page's operators: the function of each, by the numbers of `OPS`, and its arguments. */
export interface PageOperators {
  fnArray: number[];
  argsArray: unknown[][];
}

/**
 * The operators that pdf.js draws of a page, at the indexes passed to `operationsFilter`. The list returned
 * by `getOperatorList` differs: repeated operators are merged when drawing. It is known once the page was
 * drawn with the display intent, until its cleanup; pdf.js has no public access to it.
 */
export function listPaintedOperators(page: PDFPageProxy): PageOperators {
  const states = (page as unknown as { _intentStates: Map<string, IntentState> })._intentStates;
  for (const state of states.values()) {
    if (state.displayReadyCapability && state.operatorList) return state.operatorList;
  }
  throw new Error('The operators of a page are known only once it was drawn.');
}

interface IntentState {
  /** Present if the page is being, or was, drawn. */
  displayReadyCapability?: unknown;
  operatorList?: PageOperators;
}
