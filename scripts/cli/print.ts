import { showUnseen, UNSEEN } from '#ingest';

/**
 * All that the command line writes goes through here. Names of files and texts of productions and packages
 * come from anywhere: control characters in them could steer the terminal, clear what it shows, or turn the
 * direction of writing.
 */

/** One line of results, for people. */
export function print(line: string): void {
  process.stdout.write(`${showInLine(line)}\n`);
}

/** One line of progress, or a complaint. */
export function printNote(line: string): void {
  process.stderr.write(`${showInLine(line)}\n`);
}

/** Several lines of results, each with its end. What comes from outside must not have ends of lines of its own. */
export function printText(text: string): void {
  process.stdout.write(showSafely(text));
}

/** The same, for warnings. */
export function printWarning(text: string): void {
  process.stderr.write(showSafely(text));
}

/** For programs; with the same characters, as JSON can write each of them in letters and digits. */
export function printJson(value: unknown): void {
  process.stdout.write(`${escapeUnseen(JSON.stringify(value, null, 2))}\n`);
}

/** The same, a value on a line. */
export function printJsonLine(value: unknown): void {
  process.stdout.write(`${escapeUnseen(JSON.stringify(value))}\n`);
}

/** For programs, as it is; people see it where no program reads it. */
export function printCsv(csv: string): void {
  process.stdout.write(process.stdout.isTTY ? showSafely(csv.replaceAll('\r\n', '\n')) : csv);
}

/** How far something is, on the same line of a terminal each time. */
export function printInPlace(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${showUnseen(text)}\u001b[K`);
}

/** Goes on to the line after. */
export function endInPlace(): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
}

/** Columns are ours; any other control character is not. */
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
