import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page's operators: what each does, by the numbers of `OPS`, and with what. */
export interface PageOperators {
  fnArray: number[];
  argsArray: unknown[][];
}

/**
 * The operators that pdf.js draws of a page, at the places by which `operationsFilter` is asked. The list that
 * `getOperatorList` gives is another one: what is drawn is shortened where operators repeat. It is known once the
 * page was drawn with the display's intent, until its cleanup; pdf.js has no public way to it.
 */
export function listPaintedOperators(page: PDFPageProxy): PageOperators {
  const states = (page as unknown as { _intentStates: Map<string, IntentState> })._intentStates;
  for (const state of states.values()) {
    if (state.displayReadyCapability && state.operatorList) return state.operatorList;
  }
  throw new Error('The operators of a page are known only once it was drawn.');
}

interface IntentState {
  /** There where the page is, or was, drawn. */
  displayReadyCapability?: unknown;
  operatorList?: PageOperators;
}
