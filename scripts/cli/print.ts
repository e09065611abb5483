import { showUnseen, UNSEEN } from '#ingest';

/**
 * Everything that the command line prints goes through this file. Names of files and texts of productions and
 * packages come from outside: control characters in them could steer the terminal, clear its screen, or
 * reverse the direction of writing.
 */

/** One line of results, for people. */
export function print(line: string): void {
  process.stdout.write(`${showInLine(line)}\n`);
}

/** One line of progress, or an error. */
export function printNote(line: string): void {
  process.stderr.write(`${showInLine(line)}\n`);
}

/** Several lines of results, each with its line end. Values from outside must not contain line ends. */
export function printText(text: string): void {
  process.stdout.write(showSafely(text));
}

/** The same, for warnings. */
export function printWarning(text: string): void {
  process.stderr.write(showSafely(text));
}

/** For programs; with the same characters, because JSON can escape each of them. */
export function printJson(value: unknown): void {
  process.stdout.write(`${escapeUnseen(JSON.stringify(value, null, 2))}\n`);
}

/** The same, one value per line. */
export function printJsonLine(value: unknown): void {
  process.stdout.write(`${escapeUnseen(JSON.stringify(value))}\n`);
}

/** For programs, unchanged; people see it if no program reads it. */
export function printCsv(csv: string): void {
  process.stdout.write(process.stdout.isTTY ? showSafely(csv.replaceAll('\r\n', '\n')) : csv);
}

/** Progress, always on the same line of a terminal. */
export function printInPlace(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${showUnseen(text)}\u001b[K`);
}

/** Moves to the next line. */
export function endInPlace(): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
}

/** Tabs are our own; any other control character is not. */
function showInLine(line: string): string {
  return line.replace(/[^\t]+/gu, showUnseen);
}

function showSafely(text: string): string {
  return text.replace(/[^\n\t]+/gu, showUnseen);
}

function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (sign) =>
    sign === '\n' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
