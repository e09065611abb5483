import PostalMime, { decodeWords, type Email } from 'postal-mime';

/**
 * The only file that uses postal-mime. The package parses a mail well, but joins the text parts and decodes
 * them by the character set that the mail names. This project decides itself which part to show, and how to
 * decode it, so it uses the package's tree of parts, which its types do not describe; the package's version
 * is pinned.
 */
export interface MimePart {
  /** Such as `text/plain`, in lowercase. */
  type: string;
  /** Parameters of the type, such as `charset`; names in lowercase. */
  params: Record<string, string | undefined>;
  /** `attachment`, `inline` or whatever the mail says; empty if it says nothing. */
  disposition: string;
  /** Null if the mail does not name it. */
  filename: string | null;
  contentId: string | null;
  /** Such as `x-uuencode`, in lowercase; base64 and quoted-printable are decoded already. */
  transferEncoding: string;
  /** Decoded; empty for a part that has parts. */
  content: Uint8Array;
  parts: MimePart[];
}

export interface MimeMessage {
  /** Headers and addresses; its text and attachments are those of `root`. */
  email: Email;
  root: MimePart;
}

/** Throws if the limits of nesting or of header size are exceeded. */
export async function parseMime(bytes: Uint8Array): Promise<MimeMessage> {
  const { email, root } = await parseNodes(bytes);
  return { email, root: await toPart(root, splitByGuess) };
}

async function parseNodes(bytes: Uint8Array): Promise<{ email: Email; root: Node }> {
  // A mail inside the mail is a separate document.
  const parser = new PostalMime({ forceRfc822Attachments: true });
  const email = await parser.parse(bytes);
  return { email, root: (parser as unknown as { root: Node }).root };
}

/** The fields used of the package's own tree. */
interface Node {
  contentType: { parsed: Structured; multipart: string | false };
  contentDisposition: { parsed: Structured };
  contentTransferEncoding: { encoding: string };
  contentId?: string;
  content: ArrayBuffer | null;
  childNodes: Node[];
}

interface Structured {
  value: string;
  params: Record<string, string | undefined>;
}

/** `split` makes parts of a multipart body in which none were found. */
async function toPart(node: Node, split: (content: Uint8Array) => Promise<MimePart[]>): Promise<MimePart> {
  const { value: type, params } = node.contentType.parsed;
  const content = new Uint8Array(node.content ?? new ArrayBuffer(0));
  const filename = node.contentDisposition.parsed.params.filename ?? params.name;
  const isUnsplit = node.contentType.multipart !== false && node.childNodes.length === 0;
  return {
    type,
    params,
    disposition: node.contentDisposition.parsed.value,
    filename: filename ? decodeWords(filename) : null,
    contentId: node.contentId ?? null,
    transferEncoding: node.contentTransferEncoding.encoding,
    content,
    parts: isUnsplit
      ? await split(content)
      : await Promise.all(node.childNodes.map((child) => toPart(child, split))),
  };
}

/** For a mail whose header lost the boundary of its parts: uses the first line that looks like one. */
async function splitByGuess(content: Uint8Array): Promise<MimePart[]> {
  const text = Buffer.from(content).toString('latin1');
  const boundary = /^--([!-~]{1,70})[ \t]*\r?$/m.exec(text)?.[1];
  if (boundary === undefined) return [];
  const header = `Content-Type: multipart/mixed; boundary="${boundary.replaceAll(/["\\]/g, '\\$&')}"\n\n`;
  const { root } = await parseNodes(Buffer.from(header + text, 'latin1'));
  // One guess per mail: a mail made only of lost boundaries would be parsed once for each.
  const { parts } = await toPart(root, async () => []);
  return parts;
}
