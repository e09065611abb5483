/**
 * Collects pdf.js's warnings. It repairs damaged files silently and reports this only on the console; the
 * warnings are kept here instead of printed, because a page that looks empty and caused warnings is not blank
 * but damaged.
 */

const MARK = 'Warning: ';
let heard: string[] = [];
let listening = false;

/** Starts collecting pdf.js's warnings. Other uses of `console.warn` are untouched. */
export function listenToPdfJs(): void {
  if (listening) return;
  listening = true;
  const print = console.warn;
  console.warn = (...args: unknown[]) => {
    const [text] = args;
    if (typeof text === 'string' && text.startsWith(MARK)) heard.push(text.slice(MARK.length));
    else print(...args);
  };
}

/** The warnings since the last call, each once. A process reads one page at a time. */
export function takeWarnings(): string[] {
  const taken = [...new Set(heard)];
  heard = [];
  return taken;
}
