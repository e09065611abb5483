/**
 * What pdf.js complains of while it reads. It mends damaged files in silence and tells of it only on
 * the console; here the complaints are kept instead of printed, since a page that looks empty and drew
 * complaints is not blank but damaged.
 */

const MARK = 'Warning: ';
let heard: string[] = [];
let listening = false;

/** From now on pdf.js's warnings are kept. Other uses of `console.warn` are untouched. */
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

/** The warnings since the last call, each once. One page is read at a time in a process. */
export function takeWarnings(): string[] {
  const taken = [...new Set(heard)];
  heard = [];
  return taken;
}
