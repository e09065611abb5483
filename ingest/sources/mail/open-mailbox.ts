import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNumber } from '#contract/values/counted.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { InnerFile, OpenedSource, Opening } from '../opened-source.ts';
import { MMDF_MARK } from './header-block.ts';
import { type LinePiece, readLines } from './read-lines.ts';

/**
 * Splits a mailbox (RFC 4155, `mbox`): each message becomes a separate file, which is opened as an e-mail.
 * Mailboxes are written by many programs (Thunderbird, Gmail Takeout, readpst); what they share is the
 * postmark before each message, and a `>` before lines of a message that would look like one.
 */
export async function openMailbox(opening: Opening): Promise<Partial<OpenedSource>> {
  const writer = new MessageWriter(opening);
  try {
    // A postmark counts only if a header follows it, so it waits for the next line.
    let postmark: Buffer | undefined;
    let isAfterBlank = true;
    for await (const given of readLines(opening.path)) {
      const line = writer.isEmpty && !postmark ? withoutByteOrderMark(given) : given;
      if (postmark) {
        if (isMmdfMark(postmark) ? startsHeader(line.bytes) : writer.isEmpty || startsHeader(line.bytes))
          await writer.begin();
        else if (!isMmdfMark(postmark)) await writer.write(postmark);
        postmark = undefined;
      }
      const isFirst = writer.isEmpty;
      const isMark = line.isStart && isPostmark(line.bytes, { isFirst, isAfterBlank });
      isAfterBlank = isBlank(line.bytes);
      if (isMark) postmark = line.bytes;
      else if (!writer.isEmpty || !isBlank(line.bytes)) await writer.write(unquote(line));
    }
    if (postmark && !isMmdfMark(postmark)) await writer.write(postmark);
    return { files: await writer.finish() };
  } finally {
    await writer.close();
  }
}

/**
 * `From`, a sender, and a date with an hour and a year; without these two the line is probably a sentence of
 * a message.
 */
const POSTMARK = /^From \S.{0,250}$/;
const HOUR_AND_YEAR = /\d\d?:\d\d.{0,40}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.{0,40}\d\d?:\d\d/;
/** Some programs write no date; an address alone after a blank line is not a sentence either. */
const BARE_POSTMARK = /^From (?:[^\s@]{1,100}@[^\s@]{1,150}|-|MAILER-DAEMON)$/;
const HEADER_LINE = /^[!-9;-~]{1,76}[ \t]*:/;
const QUOTED = /^>+From /;

/** The first line of a mailbox needs no date: the file is already known to be a mailbox. */
function isPostmark(
  line: Buffer,
  { isFirst, isAfterBlank }: Record<'isFirst' | 'isAfterBlank', boolean>,
): boolean {
  if (isMmdfMark(line)) return true;
  if (!line.subarray(0, FROM.length).equals(FROM)) return false;
  if (isFirst) return true;
  const text = line.toString('latin1').trimEnd();
  return (POSTMARK.test(text) && HOUR_AND_YEAR.test(text)) || (isAfterBlank && BARE_POSTMARK.test(text));
}

function isMmdfMark(line: Buffer): boolean {
  return line.toString('latin1', 0, MMDF_MARK.length + 2).trimEnd() === MMDF_MARK;
}

function withoutByteOrderMark(line: LinePiece): LinePiece {
  return line.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)
    ? { ...line, bytes: line.bytes.subarray(3) }
    : line;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const FROM = Buffer.from('From ');

function isBlank(line: Buffer): boolean {
  return line.toString('latin1', 0, 3).trim() === '';
}

function startsHeader(line: Buffer): boolean {
  const text = line.toString('latin1', 0, 100);
  return HEADER_LINE.test(text) || QUOTED.test(text);
}

/** The first `>` was added by the mailbox, further ones are the sender's. */
function unquote({ bytes, isStart }: LinePiece): Buffer {
  return isStart && bytes[0] === 0x3e && QUOTED.test(bytes.toString('latin1', 0, 100))
    ? bytes.subarray(1)
    : bytes;
}

/** Number of bytes that are buffered before they are written. */
const FLUSH_BYTES = 256 * 1024;

class MessageWriter {
  readonly #opening: Opening;
  readonly #files: InnerFile[] = [];
  #file: FileHandle | undefined;
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  get isEmpty(): boolean {
    return this.#files.length === 0;
  }

  async begin(): Promise<void> {
    await this.#endMessage();
    const { limits, work, onStep } = this.#opening;
    const count = this.#files.length;
    if (count >= limits.files) throw tooMany(limits.files);
    const path = join(work, `inner-${count}`);
    this.#file = await open(path, 'w', 0o600);
    // Padded, so that names sort like the messages in the mailbox.
    this.#files.push({ name: `message-${String(count + 1).padStart(6, '0')}.eml`, path, quarantine: null });
    onStep();
  }

  async write(bytes: Buffer): Promise<void> {
    if (!this.#file) await this.begin();
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= FLUSH_BYTES) await this.#flush();
  }

  async finish(): Promise<InnerFile[]> {
    await this.#endMessage();
    return this.#files;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #endMessage(): Promise<void> {
    await this.#flush();
    await this.close();
  }

  async #flush(): Promise<void> {
    if (this.#file && this.#pending.length > 0) {
      await this.#file.write(Buffer.concat(this.#pending));
      this.#opening.onStep();
    }
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

function tooMany(most: number): CannotOpen {
  return new CannotOpen({
    cause: 'bomb',
    message: `The mailbox holds more messages than the ${formatNumber(Math.max(0, most))} files that are still allowed to come out of what was received with it. Allow more: ingest --retry --most-files N.`,
  });
}
