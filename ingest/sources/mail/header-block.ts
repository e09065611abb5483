/**
 * Recognizes an e-mail by its header block (RFC 5322, 2.2): lines of the form `Name: value`, long ones
 * continued on lines that begin with a space, up to an empty line. Which field comes first means nothing:
 * every program adds its own at the top.
 */

/** Fields that people also write in memoranda. */
const PEOPLE_FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'date', 'sender', 'reply-to']);
/** Fields that only programs write (RFC 5322, 5321, 2045, 8601, and those in use without a standard). */
const MACHINE_FIELDS = new Set(
  `return-path received delivered-to envelope-to message-id mime-version content-type content-class
  content-transfer-encoding content-language content-disposition in-reply-to references thread-topic thread-index
  authentication-results arc-seal arc-message-signature arc-authentication-results dkim-signature
  domainkey-signature received-spf autocrypt list-id list-unsubscribe list-post list-help list-archive precedence
  importance priority sensitivity status user-agent resent-from resent-to resent-cc resent-date resent-message-id
  resent-sender disposition-notification-to return-receipt-to errors-to auto-submitted organization lines
  mailing-list feedback-id accept-language keywords original-recipient deferred-delivery expires supersedes
  comments newsgroups`.split(/\s+/),
);

/** A field's name is printable ASCII without a colon; spaces before the colon are an old habit. */
const FIELD = /^([!-9;-~]{1,76})[ \t]*:/;
const MAIL_DATE = /^Date[ \t]*:[^\n]{0,60}\d\d:\d\d/im;
/** Some programs write the message's number of bytes on a line before it (Apple Mail's `.emlx`). */
const BYTE_COUNT = /^\d{1,10}[ \t]*\r?\n/;
/** Up to this share of the lines of a header block may have another form: a broken fold, a stray line. */
const MOST_ODD_LINES = 0.1;

/** The line before each message of a mailbox: `From`, the sender or `-`, and the date of delivery. */
export const POSTMARK = /^From [^\r\n]{0,300}\r?\n/;

/** What some programs write above the header: Outlook's own line, and a quoted postmark. */
const LINE_ABOVE = /^(?:>From |Microsoft Mail Internet Headers)[^\r\n]{0,300}\r?\n/;
/** Separates the messages of another kind of mailbox (MMDF), on a line of its own. */
export const MMDF_MARK = '\x01\x01\x01\x01';

/** Whether a file that begins with `head` (its bytes, each as one character) is a single e-mail. */
export function isMail(head: string): boolean {
  const text = withLineFeeds(head);
  return isHeaderBlock(text.slice(startOfHeader(text)).replace(BYTE_COUNT, ''));
}

/**
 * Where a message's header begins: after blank lines, which would look like its end, and other lines that do
 * not belong to it.
 */
export function startOfHeader(head: string): number {
  const text = withoutByteOrderMark(head).replace(/^[\r\n]{1,8}/, '');
  const above = LINE_ABOVE.exec(text)?.[0] ?? '';
  return head.length - text.length + above.length;
}

/** Old Macs end lines with a carriage return only. */
export function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** Whether a file is a mailbox: a postmark, directly followed by the header block of a first message. */
export function isMailbox(head: string): boolean {
  const text = withoutByteOrderMark(head).replace(/^[\r\n]{1,8}/, '');
  if (text.startsWith(`${MMDF_MARK}\n`)) return isHeaderBlock(text.slice(MMDF_MARK.length + 1));
  const postmark = POSTMARK.exec(text);
  return postmark !== null && isHeaderBlock(text.slice(postmark[0].length));
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\xef\xbb\xbf') ? text.slice(3) : text;
}

/**
 * At least two known fields, and a sign that a program wrote them: a memorandum also has From, To and
 * Subject.
 */
function isHeaderBlock(text: string): boolean {
  const block = text.slice(0, endOfBlock(text));
  const lines = block.split('\n').filter((line) => !/^[ \t\r]/.test(line) && line !== '');
  const names = lines.map((line) => FIELD.exec(line)?.[1]?.toLowerCase());
  const odd = names.filter((name) => name === undefined).length;
  if (names[0] === undefined || odd > lines.length * MOST_ODD_LINES) return false;
  const people = names.filter((name) => name !== undefined && PEOPLE_FIELDS.has(name)).length;
  const machine = names.filter((name) => name !== undefined && isMachineField(name)).length;
  return people > 0 && people + machine >= 2 && (machine > 0 || MAIL_DATE.test(block));
}

function isMachineField(name: string): boolean {
  return MACHINE_FIELDS.has(name) || name.startsWith('x-');
}

function endOfBlock(text: string): number {
  const end = text.search(/\n\r?\n/);
  return end < 0 ? text.length : end;
}
